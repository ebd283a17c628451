/// Which program this is; the same as `softwareVersion` of publiccode.yml.
enum Version {
    static let text = "0.1.0"
}
