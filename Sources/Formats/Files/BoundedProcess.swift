import Foundation

/// Another program, run on a file by itself: in a folder of its own, without the network's or the house's settings, with what
/// it may use bounded before it begins.
struct BoundedProcess: Sendable {
    enum Failure: Error, Equatable {
        /// It took longer than it may.
        case tooSlow
    }

    struct Outcome: Sendable {
        /// 0 when it went well; a signal's number when it was ended by one.
        var status: Int32
        var output: [UInt8]
        /// What it complained of, the end of it.
        var complaints: String
    }

    let executable: String
    let arguments: [String]
    let longest: Duration

    /// Runs it with `input` as its standard input. It blocks: call it on a thread that may wait.
    /// - Parameter most: bytes of its output that are read.
    func run(_ input: [UInt8], most: Int = .max) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sportello-" + UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // What stays there if it cannot be removed is in nobody's way.
        defer { try? FileManager.default.removeItem(at: folder) }
        // By files: a pipe would have to be fed and emptied at once.
        func file(_ name: String, _ bytes: [UInt8] = []) throws -> URL {
            let url = folder.appending(path: name)
            try Data(bytes).write(to: url)
            return url
        }
        let (input, output, complaints) = try (file("input", input), file("output"), file("stderr"))
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path(), "LANG": "C.UTF-8"]
        process.currentDirectoryURL = folder
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: complaints)
        try wait(for: process)
        let read = try FileHandle(forReadingFrom: output)
        defer { try? read.close() }
        return try Outcome(
            status: process.terminationStatus, output: [UInt8](read.read(upToCount: most) ?? Data()),
            complaints: String(decoding: Data(contentsOf: complaints).suffix(2000), as: UTF8.self))
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
