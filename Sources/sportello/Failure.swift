import ArgumentParser
import Desk
import Domain
import Foundation
import Store

/// What a command says when it cannot go on.
struct Failure: Error {
    let message: String

    init(_ message: String) { self.message = message }

    /// Errors the parser shows with the usage, and the exits it uses to end.
    static func isOfParser(_ error: any Error) -> Bool {
        if error is Failure { return false }
        return error is CleanExit || error is ExitCode || error is ValidationError
            || String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
    }

    /// One sentence for any error.
    static func sentence(_ error: any Error) -> String {
        switch error {
        case let failure as Failure: failure.message
        case let refusal as Refusal: SettingsWords.sentence(refusal)
        case let refusal as TemplateRefusal: "\(refusal.field): \(SettingsWords.sentence(refusal.problem))"
        case let error as CocoaError: cocoa(error)
        case let error as any CustomStringConvertible & Error: oneLine(error.description)
        default: oneLine(String(describing: error))
        }
    }

    /// The network library speaks of system calls; what happened is that somebody else was there first.
    static func ofServer(_ error: any Error, address: String) -> any Error {
        let text = String(describing: error)
        if text.contains("Address already in use") {
            return Failure("\(address) is taken by another program: change http.port")
        }
        if text.contains("Cannot assign requested address") {
            return Failure("\(address) is no address of this machine: change http.host")
        }
        if text.contains("Permission denied") { return Failure("\(address) may not be opened by this user") }
        return error
    }

    private static func cocoa(_ error: CocoaError) -> String {
        let path = error.filePath ?? error.url?.path ?? "the file"
        return switch error.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "there is no file \(path)"
        case .fileReadNoPermission, .fileWriteNoPermission: "\(path) may not be opened"
        case .fileWriteOutOfSpace: "the disk is full"
        default: "\(path) cannot be read"
        }
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
