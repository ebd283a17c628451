import Foundation

/// Makes a PDF of a page of ours, with the program WeasyPrint beside this one. What it may use is bounded, and it fetches
/// nothing: neither from the network nor from the disk, whatever the page names.
public struct WeasyPrint: Sendable {
    public enum Failure: Error, Equatable {
        case absent
        /// The page is larger than a PDF is made of.
        case tooLarge
        /// It took longer than it may.
        case tooSlow
        /// It ended with an error; the text is for the log.
        case failed(String)
    }

    /// Debian's own interpreter, which has WeasyPrint; another one of the same name in the path has not.
    public static let python = "/usr/bin/python3"
    private static let command = "/usr/bin/weasyprint"
    /// A conversation of thousands of messages is below it.
    public static let largestPage = 4_000_000

    private let script: String
    private let longest: Duration

    /// - Parameters:
    ///   - memory: bytes of address space; 57.2 needs 300 MB for ten pages.
    ///   - longest: how long it may take.
    public init(memory: Int = 1 << 30, longest: Duration = .seconds(30)) {
        self.longest = longest
        script = Self.script.replacing("{memory}", with: String(memory))
    }

    /// Whether it is installed.
    public static var isThere: Bool {
        FileManager.default.isExecutableFile(atPath: command) && FileManager.default.isExecutableFile(atPath: python)
    }

    /// The limits are set before anything is read. PDF/UA-1 has the tags by which a screen reader finds headings.
    private static let script = """
        import resource, sys
        resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
        resource.setrlimit(resource.RLIMIT_CPU, (25, 25))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        import weasyprint
        def refuse(url, *_, **__):
            raise ValueError("nothing is fetched")
        page = weasyprint.HTML(file_obj=sys.stdin.buffer, encoding="utf-8", url_fetcher=refuse)
        page.write_pdf(sys.stdout.buffer, variant="pdf/ua-1")
        """

    /// The PDF of a whole HTML document. It blocks: call it on a thread that may wait.
    public func pdf(of page: [UInt8]) throws(Failure) -> [UInt8] {
        guard Self.isThere else { throw .absent }
        guard page.count <= Self.largestPage else { throw .tooLarge }
        do {
            return try run(page)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .failed("\(error)")
        }
    }

    /// By files in a folder of its own: a pipe would have to be fed and emptied at once.
    private func run(_ page: [UInt8]) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pdf-" + UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // What stays there if it cannot be removed is in nobody's way.
        defer { try? FileManager.default.removeItem(at: folder) }
        func file(_ name: String, _ bytes: [UInt8] = []) throws -> URL {
            let url = folder.appending(path: name)
            try Data(bytes).write(to: url)
            return url
        }
        let (input, output, complaints) = try (file("page.html", page), file("page.pdf"), file("stderr"))
        let process = Process()
        process.executableURL = URL(filePath: Self.python)
        process.arguments = ["-I", "-c", script]
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path(), "LANG": "C.UTF-8"]
        process.currentDirectoryURL = folder
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: complaints)
        try wait(for: process)
        let pdf = try [UInt8](Data(contentsOf: output))
        guard process.terminationStatus == 0, pdf.starts(with: Array("%PDF-".utf8)) else {
            let text = try String(decoding: Data(contentsOf: complaints).suffix(2000), as: UTF8.self)
            throw Failure.failed("status \(process.terminationStatus): \(text)")
        }
        return pdf
    }

    private func wait(for process: Process) throws {
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        let seconds = Double(longest.components.seconds) + Double(longest.components.attoseconds) / 1e18
        guard ended.wait(timeout: .now() + seconds) == .success else {
            kill(process.processIdentifier, SIGKILL)
            ended.wait()
            throw Failure.tooSlow
        }
    }
}
