import Desk
import Domain
import Formats
import Foundation
import Store
import Synchronization

/// Files of a form, kept only when their content is of an allowed kind. What a file is, its first and last bytes say, not
/// its name and not the browser. The handle is the kind and, when the file was kept, the hash.
struct JudgedFiles: UploadSink {
    let files: Files
    let office: Office

    func begin(limit: Int) async throws -> any UploadWriter {
        Writer(writer: files.begin(limit: limit), allowed: office.filePolicy.allowed)
    }

    private final class Writer: UploadWriter {
        private struct Seen {
            var head: [UInt8] = []
            var tail: [UInt8] = []
            var hasFailed = false
        }
        private let writer: FileWriter
        private let allowed: Set<FileKind>
        private let seen = Mutex(Seen())

        init(writer: FileWriter, allowed: Set<FileKind>) {
            self.writer = writer
            self.allowed = allowed
        }

        /// A disk that is full is not told here, in the middle of the form: the fields after it must still be read.
        func write(_ bytes: [UInt8]) async throws {
            let goesOn = seen.withLock { seen in
                seen.head.append(contentsOf: bytes.prefix(max(0, FileKind.headSize - seen.head.count)))
                seen.tail.append(contentsOf: bytes.suffix(FileKind.tailSize))
                if seen.tail.count > 2 * FileKind.tailSize { seen.tail = seen.tail.suffix(FileKind.tailSize) }
                return !seen.hasFailed
            }
            guard goesOn else { return }
            do { try await writer.write(bytes) } catch is FileError { seen.withLock { $0.hasFailed = true } }
        }

        func keep() async throws -> String {
            let (kind, hasFailed) = seen.withLock { (FileKind.of(head: $0.head, tail: $0.tail), $0.hasFailed) }
            if !hasFailed && !allowed.contains(kind) {
                await writer.abort()
                return kind.rawValue
            }
            // A disk that fills up at the very end is the same as one that did before.
            guard !hasFailed, let kept = try? await writer.commit() else { return Judged.failed }
            return kind.rawValue + " " + kept.hash
        }

        func forget() async { await writer.abort() }
    }
}

/// The files of a form after judging: those to attach, and why the others were not taken.
struct Judged: Sendable {
    static let failed = "failed"

    var files: [KeptFile] = []
    var refusals: [FileRefusal] = []
    /// The disk could not keep a file.
    var hasFailed = false

    /// - Parameter already: files attached before, which count too.
    init(_ form: FormData, _ office: Office, already: Int = 0) {
        // Nearly every form comes without files: the rules are not even made.
        guard !form.files.isEmpty || !form.problems.isEmpty else { return }
        let policy = office.filePolicy
        for upload in form.files {
            let parts = upload.handle.split(separator: " ").map(String.init)
            guard let kind = parts.first.flatMap(FileKind.init(rawValue:)) else {
                hasFailed = true
                continue
            }
            take(upload, kind, hash: parts.count == 2 ? parts[1] : nil, policy, already: already)
        }
        for problem in form.problems {
            switch problem {
            case .fileTooBig(_, let name): refusals.append(.tooBig(name: name, limit: policy.maxBytes))
            case .tooManyFiles: refuseMore(policy)
            case .uploadTooBig, .fieldTooLong, .fileNotKept: break  // told above the form
            }
        }
    }

    private mutating func take(
        _ upload: UploadedFile, _ kind: FileKind, hash: String?, _ policy: FilePolicy, already: Int
    ) {
        do throws(FileRefusal) {
            try policy.check(.init(name: upload.name, kind: kind, size: upload.size))
        } catch {
            refusals.append(error)
            return
        }
        guard let hash else { return }
        if already + files.count >= policy.maxFiles { return refuseMore(policy) }
        files.append(
            KeptFile(hash: hash, name: FileName.safe(upload.name), type: kind.mediaType, size: Int64(upload.size)))
    }

    private mutating func refuseMore(_ policy: FilePolicy) {
        let refusal = FileRefusal.tooMany(limit: policy.maxFiles)
        if !refusals.contains(refusal) { refusals.append(refusal) }
    }
}

extension Office {
    /// The office's settings as the rule that judges files. A name the program does not know is passed over.
    var filePolicy: FilePolicy {
        FilePolicy(
            allowed: Set(attachmentKinds.compactMap(FileKind.init(rawValue:))), maxBytes: attachmentBytes,
            maxFiles: attachmentCount)
    }

    /// What a form with attachments may send.
    var formLimits: FormLimits {
        var limits = FormLimits()
        limits.file = attachmentBytes
        limits.files = attachmentCount
        limits.total = attachmentBytes * max(1, attachmentCount)
        return limits
    }
}
