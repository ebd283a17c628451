import Hummingbird
import NIOCore

/// One multipart form being read: fields in memory, files to the sink, everything bounded. When a limit is passed the
/// rest of that file is thrown away and noted as a problem; the fields after it are still read.
struct MultipartReading {
    private var parser: MultipartParser
    private let limits: FormLimits
    private let sink: (any UploadSink)?
    private let keeps: FormReader.FileQuestion?
    private var form = FormData()
    private var part = Part.ignored
    private var count = 0, fieldBytes = 0, fileBytes = 0
    private var kept: [(file: UploadedFile, writer: any UploadWriter)] = []

    private enum Part {
        case ignored
        case field(name: String, bytes: [UInt8], isCut: Bool)
        case file(UploadedFile, any UploadWriter)
    }

    init(
        parser: MultipartParser, limits: FormLimits, sink: (any UploadSink)?, keeps: FormReader.FileQuestion? = nil
    ) {
        self.parser = parser
        self.limits = limits
        self.sink = sink
        self.keeps = keeps
    }

    /// Files are kept only when the whole form has come: a body cut in the middle leaves nothing behind.
    mutating func run(_ body: some AsyncSequence<ByteBuffer, any Error>) async throws -> FormData {
        do {
            try await readParts(of: body)
            for (file, writer) in kept {
                var file = file
                file.handle = try await writer.keep()
                form.files.append(file)
            }
            return form
        } catch {
            await forgetFiles()
            throw error
        }
    }

    private mutating func readParts(of body: some AsyncSequence<ByteBuffer, any Error>) async throws {
        var pieces = body.makeAsyncIterator(), size = 0, isEnded = false
        while let piece = try await Self.next(&pieces) {
            size += piece.readableBytes
            if size > limits.drain { throw FormError.tooLarge }
            parser.feed(piece.readableBytesView)
            while let event = try parser.next() {
                if event == .end { isEnded = true }
                try await take(event)
            }
        }
        if !isEnded { throw FormError.cut }
    }

    /// A connection that breaks in the middle is the same as a body that ends too early.
    private static func next<Pieces: AsyncIteratorProtocol>(_ pieces: inout Pieces) async throws -> ByteBuffer?
    where Pieces.Element == ByteBuffer {
        do {
            return try await pieces.next()
        } catch let error where !(error is CancellationError) { throw FormError.cut }
    }

    private mutating func take(_ event: MultipartParser.Event) async throws {
        switch event {
        case .part(let head): try await begin(head)
        case .bytes(let bytes): try await add(bytes)
        case .partEnd: finish()
        case .end: break
        }
    }

    private mutating func begin(_ head: PartHead) async throws {
        count += 1
        if count > limits.count { throw FormError.tooLarge }
        part = .ignored
        guard let name = head.name else { return }
        guard let fileName = head.fileName else {
            part = .field(name: name, bytes: [], isCut: false)
            return
        }
        if fileName.isEmpty { return }
        if kept.count >= limits.files { return note(.tooManyFiles(field: name)) }
        if let keeps, !keeps(name, form) { return note(.fileNotKept(name: fileName)) }
        guard let sink else { return }
        let file = UploadedFile(field: name, name: fileName, claimedType: head.type, size: 0, handle: "")
        part = .file(file, try await sink.begin(limit: limits.file))
    }

    private mutating func add(_ bytes: [UInt8]) async throws {
        switch part {
        case .ignored: break
        case .field(let name, var kept, var isCut):
            part = .ignored  // so that the bytes are not copied
            let room = max(0, min(limits.field - kept.count, limits.fields - fieldBytes))
            if bytes.count > room { isCut = true }
            kept.append(contentsOf: bytes.prefix(room))
            fieldBytes += min(bytes.count, room)
            part = .field(name: name, bytes: kept, isCut: isCut)
        case .file(var file, let writer):
            file.size += bytes.count
            fileBytes += bytes.count
            if file.size > limits.file {
                try await drop(writer, because: .fileTooBig(field: file.field, name: file.name), bytes: file.size)
            } else if fileBytes > limits.total {
                try await drop(writer, because: .uploadTooBig, bytes: file.size)
            } else {
                try await writer.write(bytes)
                part = .file(file, writer)
            }
        }
    }

    private mutating func drop(_ writer: any UploadWriter, because problem: FormProblem, bytes: Int) async throws {
        part = .ignored
        fileBytes -= bytes
        note(problem)
        await writer.forget()
    }

    private mutating func finish() {
        switch part {
        case .ignored: break
        case .field(let name, let bytes, let isCut):
            let text = TypedText.decode(bytes, most: limits.field)
            // A character cut in two at the limit would show as U+FFFD.
            form.append(name, isCut && text.text.last == "\u{FFFD}" ? String(text.text.dropLast()) : text.text)
            if isCut { note(.fieldTooLong(name: name)) }
        case .file(let file, let writer): kept.append((file, writer))
        }
        part = .ignored
    }

    private mutating func note(_ problem: FormProblem) {
        if !form.problems.contains(problem) { form.problems.append(problem) }
    }

    private mutating func forgetFiles() async {
        if case .file(_, let writer) = part { await writer.forget() }
        for (_, writer) in kept { await writer.forget() }
        kept = []
    }
}
