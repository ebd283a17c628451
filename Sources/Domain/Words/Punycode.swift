/// Unicode written with the letters a domain name may have (RFC 3492); only the way out, since we show what was typed.
enum Punycode {
    // The parameters of RFC 3492 §5.
    private static let base = 36, tMin = 1, tMax = 26, skew = 38, damp = 700, initialBias = 72, initialN = 128

    /// Nil when the text is longer than any label can be.
    static func encode(_ label: some StringProtocol) -> String? {
        let scalars = label.unicodeScalars.map { Int($0.value) }
        guard scalars.count <= 63 else { return nil }
        var out = scalars.filter { $0 < initialN }.map { UInt8($0) }
        let basicCount = out.count
        if basicCount > 0 { out.append(UInt8(ascii: "-")) }
        var n = initialN, delta = 0, bias = initialBias, handled = basicCount
        while handled < scalars.count {
            guard let next = scalars.filter({ $0 >= n }).min() else { return nil }
            delta += (next - n) * (handled + 1)
            n = next
            for scalar in scalars {
                if scalar < n { delta += 1 }
                guard scalar == n else { continue }
                append(delta, bias: bias, to: &out)
                bias = adapt(delta, points: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            n += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func append(_ delta: Int, bias: Int, to out: inout [UInt8]) {
        var q = delta
        for k in stride(from: base, to: .max, by: base) {
            let threshold = min(max(k - bias, tMin), tMax)
            guard q >= threshold else { break }
            out.append(digit(threshold + (q - threshold) % (base - threshold)))
            q = (q - threshold) / (base - threshold)
        }
        out.append(digit(q))
    }

    private static func digit(_ value: Int) -> UInt8 {
        UInt8(value < 26 ? value + 97 : value - 26 + 48)  // a-z, then 0-9
    }

    private static func adapt(_ delta: Int, points: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damp : delta / 2, k = 0
        delta += delta / points
        while delta > ((base - tMin) * tMax) / 2 {
            delta /= base - tMin
            k += base
        }
        return k + (base - tMin + 1) * delta / (delta + skew)
    }
}
