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
        } catch BoundedProcess.Failure.tooSlow {
            throw .tooSlow
        } catch {
            throw .failed("\(error)")
        }
    }

    private func run(_ page: [UInt8]) throws -> [UInt8] {
        let process = BoundedProcess(executable: Self.python, arguments: ["-I", "-c", script], longest: longest)
        let outcome = try process.run(page)
        guard outcome.status == 0, outcome.output.starts(with: Array("%PDF-".utf8)) else {
            throw Failure.failed("status \(outcome.status): \(outcome.complaints)")
        }
        return outcome.output
    }
}
