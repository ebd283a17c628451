import Foundation
import TestSupport

/// The built program, run as people run it, in a folder of its own.
struct Program: Sendable {
    struct Ended: Sendable {
        let status: Int32
        let out: String
        let err: String

        var lines: [String] { out.split(separator: "\n").map(String.init) }
    }

    let folder: URL
    private let database: String
    private let executable: URL

    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameter database: the address of the database; nil takes the default, a file in the folder.
    init(database: String? = nil) throws {
        // The tests and the program are built into the same folder.
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        var place = URL(filePath: own).deletingLastPathComponent()
        while place.path != "/", !FileManager.default.isExecutableFile(atPath: place.appending(path: "sportello").path)
        {
            place.deleteLastPathComponent()
        }
        executable = place.appending(path: "sportello")
        guard FileManager.default.isExecutableFile(atPath: executable.path) else {
            throw Missing(description: "the program is not built beside \(own)")
        }
        folder = URL(filePath: NSTemporaryDirectory()).appending(path: "sportello-program-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.database = database ?? ""
    }

    func remove() throws { try FileManager.default.removeItem(at: folder) }

    /// Writes a file into the folder and gives its path.
    func write(_ text: String, to name: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Runs it to its end.
    func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) async throws -> Ended {
        let run = try start(arguments, input: input, environment: environment)
        return try await run.end()
    }

    func start(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Run {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
        if !database.isEmpty { variables["SPORTELLO_DATABASE_URL"] = database }
        process.environment = variables.merging(environment) { _, given in given }
        let name = UUID().uuidString
        let out = try handle("\(name).out"), err = try handle("\(name).err")
        process.standardOutput = out.file
        process.standardError = err.file
        process.standardInput = FileHandle(forReadingAtPath: try write(input, to: "\(name).in"))
        try process.run()
        return Run(process: process, out: out.path, err: err.path)
    }

    private func handle(_ name: String) throws -> (path: String, file: FileHandle) {
        let path = try write("", to: name)
        return (path, try FileHandle(forWritingTo: URL(filePath: path)))
    }

    /// A run that has not ended.
    struct Run: @unchecked Sendable {  // `Process` is used by one task, which waits for it on another thread
        fileprivate let process: Process
        fileprivate let out: String, err: String

        /// What it has said on standard error so far.
        func said() -> String { text(err) }

        func terminate() { process.terminate() }

        func end() async throws -> Ended {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    process.waitUntilExit()
                    continuation.resume()
                }
            }
            return Ended(status: process.terminationStatus, out: text(out), err: text(err))
        }

        private func text(_ path: String) -> String {
            String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
        }
    }
}

extension TestDatabase {
    /// The program on a database of its own, migrated unless told otherwise.
    func withProgram(migrated: Bool = true, _ test: (Program) async throws -> Void) async throws {
        let place = try await TestPlace(self)
        let program = try Program(database: place.url)
        do {
            if migrated { _ = try await program.run("migrate") }
            try await test(program)
        } catch {
            // The test's own error is the one to show.
            try? await place.remove()
            try? program.remove()
            throw error
        }
        try await place.remove()
        try program.remove()
    }
}
