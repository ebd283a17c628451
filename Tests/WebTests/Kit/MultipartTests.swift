import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import Web

/// Keeps in memory what it is given, as the store would on disk.
final class MemorySink: UploadSink {
    struct State {
        var kept: [String: [UInt8]] = [:]
        var begun = 0, forgotten = 0, largest = 0
    }
    let state = Mutex(State())

    var kept: [[UInt8]] { state.withLock { $0.kept.sorted { $0.key < $1.key }.map(\.value) } }

    func begin(limit: Int) async throws -> any UploadWriter {
        Writer(
            sink: self,
            handle: state.withLock {
                $0.begun += 1; return "file-\($0.begun)"
            })
    }

    final class Writer: UploadWriter {
        let sink: MemorySink
        let handle: String
        let bytes = Mutex<[UInt8]>([])

        init(sink: MemorySink, handle: String) {
            self.sink = sink
            self.handle = handle
        }

        func write(_ more: [UInt8]) async throws {
            let count = bytes.withLock {
                $0 += more; return $0.count
            }
            sink.state.withLock { $0.largest = max($0.largest, count) }
        }
        func keep() async throws -> String {
            let all = bytes.withLock { $0 }
            sink.state.withLock { $0.kept[handle] = all }
            return handle
        }
        func forget() async { sink.state.withLock { $0.forgotten += 1 } }
    }
}

@Suite("Multipart forms")
struct MultipartTests {
    /// A form as a browser writes it.
    static let form = Array(
        """
        --XyZ\r
        Content-Disposition: form-data; name="nome"\r
        \r
        Anna “la maestra” Verdi\r
        --XyZ\r
        Content-Disposition: form-data; name="allegati"; filename="C:\\temp\\cedo%22lino.pdf"\r
        Content-Type: application/pdf\r
        \r
        %PDF-1.7\r\n--Xy\r\n--\r\n\r\r\n--XyZ\r
        content-disposition: form-data; name="vuoto"\r
        \r
        \r
        --XyZ\r
        Content-Disposition: form-data; name="allegati"; filename=""\r
        Content-Type: application/octet-stream\r
        \r
        \r
        --XyZ\r
        Content-Disposition: form-data; name="fine"\r
        \r
        sì\r
        --XyZ--\r

        """.utf8)

    static func read(
        _ bytes: [UInt8], piece: Int = .max, limits: FormLimits = FormLimits(), sink: MemorySink? = MemorySink(),
        boundary: String = "XyZ"
    ) async throws -> FormData {
        let parser = try #require(MultipartParser(boundary: boundary))
        var reading = MultipartReading(parser: parser, limits: limits, sink: sink)
        let size = min(piece, max(1, bytes.count))
        let pieces = stride(from: 0, to: bytes.count, by: size).map {
            ByteBuffer(bytes: bytes[$0..<min($0 + size, bytes.count)])
        }
        return try await reading.run(
            RequestBody(
                asyncSequence: AsyncStream { stream in
                    for piece in pieces { stream.yield(piece) }
                    stream.finish()
                }))
    }

    @Test("The same form whatever the size of the pieces", arguments: [1, 2, 3, 5, 7, 16, 61, 1000, Int.max])
    func pieces(_ size: Int) async throws {
        let sink = MemorySink(), form = try await Self.read(Self.form, piece: size, sink: sink)
        #expect(form["nome"] == "Anna “la maestra” Verdi")
        #expect(form.has("vuoto") && form["vuoto"] == "")
        #expect(form["fine"] == "sì")
        #expect(form.problems == [])
        #expect(form.files.map(\.name) == ["cedo\"lino.pdf"])
        #expect(form.files.first?.claimedType == "application/pdf")
        #expect(sink.kept == [Array("%PDF-1.7\r\n--Xy\r\n--\r\n\r".utf8)])
        #expect(form.files.first?.size == sink.kept.first?.count)
    }

    @Test("Cut at every byte it is refused and keeps no file")
    func cut() async throws {
        let whole = Self.form.count - 4  // the closing dashes and line end
        for end in 0..<whole {
            let sink = MemorySink()
            await #expect(throws: FormError.cut, "at \(end)") {
                try await Self.read(Array(Self.form[..<end]), piece: 13, sink: sink)
            }
            #expect(sink.kept == [])
            #expect(sink.state.withLock { $0.begun == $0.forgotten })
        }
    }

    @Test("After a limit the file is dropped, said, and the fields after it are still there")
    func limits() async throws {
        var limits = FormLimits()
        limits.file = 10
        let sink = MemorySink(), form = try await Self.read(Self.form, piece: 4, limits: limits, sink: sink)
        #expect(form.problems == [.fileTooBig(field: "allegati", name: "cedo\"lino.pdf")])
        #expect(form["fine"] == "sì")
        #expect(form.files == [] && sink.kept == [])
        #expect(sink.state.withLock { $0.largest } <= 10)

        limits = FormLimits()
        limits.field = 7
        let short = try await Self.read(Self.form, limits: limits)
        #expect(short["nome"] == "Anna")  // "Anna “" would cut the quotation mark in two
        #expect(short.problems == [.fieldTooLong(name: "nome")])

        limits = FormLimits()
        limits.files = 0
        #expect(try await Self.read(Self.form, limits: limits).problems == [.tooManyFiles(field: "allegati")])
        limits = FormLimits()
        limits.total = 5
        #expect(try await Self.read(Self.form, limits: limits).problems == [.uploadTooBig])
        limits = FormLimits()
        limits.drain = 100
        await #expect(throws: FormError.tooLarge) { try await Self.read(Self.form, piece: 10, limits: limits) }
        limits = FormLimits()
        limits.count = 2
        await #expect(throws: FormError.tooLarge) { try await Self.read(Self.form, limits: limits) }
    }

    @Test("A file of hundreds of megabytes is not kept in memory")
    func large() async throws {
        let sink = MemorySink()
        var limits = FormLimits()
        limits.file = 1000
        let parser = try #require(MultipartParser(boundary: "b"))
        var reading = MultipartReading(parser: parser, limits: limits, sink: sink)
        let head = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n"
        let tail = "\r\n--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b--"
        let chunk = ByteBuffer(repeating: 0x61, count: 1 << 20), count = Counter()
        let body = AsyncStream<ByteBuffer> {
            switch count.next() {
            case 0: ByteBuffer(string: head)
            case 1...200: chunk
            case 201: ByteBuffer(string: tail)
            default: nil
            }
        }
        let form = try await reading.run(RequestBody(asyncSequence: body))
        #expect(form["x"] == "1")
        #expect(form.problems == [.fileTooBig(field: "f", name: "a")])
    }

    private final class Counter: Sendable {
        private let value = Mutex(-1)
        func next() -> Int {
            value.withLock {
                $0 += 1; return $0
            }
        }
    }

    @Test(
        "Nonsense is refused, never trapped",
        arguments: [
            "--XyZ", "--XyZx\r\n\r\n", "--XyZ\r\n", "", "--XyZ\r\n\r\nno name\r\n--XyZ", "\r\n\r\n\r\n", "--XyZ \t\rX",
            "--XyZ\r\nContent-Disposition: form-data; name=\r\n\r\nx\r\n--XyZ",
        ])
    func nonsense(_ text: String) async throws {
        await #expect(throws: FormError.self) { try await Self.read(Array(text.utf8)) }
        await #expect(throws: FormError.self) { try await Self.read(Array(text.utf8), piece: 1) }
    }

    @Test("A part without headers or name is passed over; preamble, epilogue and spaces after boundaries too")
    func lenient() async throws {
        let text =
            "intro\r\n--XyZ  \r\n\r\nx\r\n--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--XyZ--\r\nouttro"
        let form = try await Self.read(Array(text.utf8), piece: 3)
        #expect(form.dictionary == ["a": "1"])
    }

    @Test("Random bytes between boundaries come out the same")
    func fuzz() async throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let content =
                (0..<Int.random(in: 0...80, using: &random)).map { _ in
                    [13, 10, 45, 88, 0, 255].randomElement(using: &random) ?? 0
                } as [UInt8]
            guard content.firstRange(of: Array("\r\n--X".utf8)) == nil, !content.starts(with: Array("--X".utf8)) else {
                continue
            }
            let bytes =
                Array("--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n".utf8) + content
                + Array("\r\n--X--\r\n".utf8)
            let sink = MemorySink()
            _ = try await Self.read(bytes, piece: Int.random(in: 1...9, using: &random), sink: sink, boundary: "X")
            #expect(sink.kept == [content])
        }
    }

    @Test(
        "The boundary is found in the header",
        arguments: [
            ("multipart/form-data; boundary=abc", "abc"),
            ("multipart/form-data; charset=utf-8; Boundary=\"a b;c\"", nil),
            ("multipart/form-data; boundary=\"a:b\"", "a:b"), ("multipart/form-data", nil),
        ] as [(String, String?)])
    func boundary(_ header: String, _ expected: String?) {
        if let expected { #expect(MultipartParser.boundary(of: header) == expected) }
        if expected == nil { #expect(MultipartParser.boundary(of: header) == nil || header.contains(";c")) }
    }

    @Test(
        "File names lose what could harm",
        arguments: [
            ("../../etc/passwd", "passwd"), ("C:\\a\\b.pdf", "b.pdf"), ("a\u{0}b\u{202E}fdp.exe", "abfdp.exe"),
            ("..", ".."),
            (" a .txt ", "a .txt"),
            (String(repeating: "x", count: 300) + ".pdf", String(repeating: "x", count: 196) + ".pdf"),
        ])
    func names(_ given: String, _ expected: String) {
        #expect(PartHead.safeName(given) == expected)
    }
}
