import CCurl
import Foundation

/// One libcurl handle with the connection it keeps open.
///
/// `@unchecked Sendable`: a handle is used by one thread at a time, the one that took it from the idle ones.
final class SMTPConnection: @unchecked Sendable {
    private let server: SMTPServer
    private let handle: OpaqueHandle

    private typealias OpaqueHandle = UnsafeMutableRawPointer

    init(_ server: SMTPServer) {
        _ = Self.library
        self.server = server
        handle = curl_easy_init()!  // nil only without memory
    }

    deinit { curl_easy_cleanup(handle) }

    /// Blocks until the server has answered, or time is over.
    func send(_ envelope: SMTPEnvelope) -> SMTPReply {
        curl_easy_reset(handle)  // forgets the options, keeps the connection
        let recipients = envelope.to.reduce(nil as UnsafeMutablePointer<curl_slist>?) {
            curl_slist_append($0, "<\($1)>")
        }
        let conversation = Conversation(envelope.bytes)
        defer { curl_slist_free_all(recipients) }
        return withExtendedLifetime(conversation) {
            configure(envelope, recipients, conversation)
            let result = curl_easy_perform(handle)
            var code = 0
            ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &code)
            return SMTPReply(result: result, code: code, lines: conversation.lines)
        }
    }

    private func configure(
        _ envelope: SMTPEnvelope, _ recipients: UnsafeMutablePointer<curl_slist>?, _ conversation: Conversation
    ) {
        set(CURLOPT_URL, server.curlURL)
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        set(CURLOPT_PROXY, "")  // an http_proxy of the environment is not for mail
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_CONNECTTIMEOUT, 20)
        // RFC 5321 §4.5.3.2 grants a server ten minutes for its last word; a worker cannot wait that long.
        set(CURLOPT_TIMEOUT, 180)
        set(CURLOPT_LOW_SPEED_LIMIT, 1)
        set(CURLOPT_LOW_SPEED_TIME, 60)
        secure()
        set(CURLOPT_MAIL_FROM, envelope.from.isEmpty ? "" : "<\(envelope.from)>")
        ccurl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        set(CURLOPT_UPLOAD, 1)
        ccurl_set_size(handle, CURLOPT_INFILESIZE_LARGE, Int64(envelope.bytes.count))
        let context = Unmanaged.passUnretained(conversation).toOpaque()
        ccurl_set_source(handle, { Conversation.of($3)?.read(into: $0, $1 * $2) ?? 0 }, context)
        ccurl_set_listener(handle, { Conversation.of($3)?.hear($0, $1 * $2) ?? 0 }, context)
    }

    private func secure() {
        set(CURLOPT_USE_SSL, server.security == .none ? Int(CURLUSESSL_NONE.rawValue) : Int(CURLUSESSL_ALL.rawValue))
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        if let authorities = server.authorities {
            set(CURLOPT_CAINFO, authorities)
            ccurl_set_text(handle, CURLOPT_CAPATH, nil)
        }
        if let user = server.user { set(CURLOPT_USERNAME, user) }
        if let password = server.password { set(CURLOPT_PASSWORD, password) }
    }

    private func set(_ option: CURLoption, _ value: Int) { ccurl_set_long(handle, option, value) }
    private func set(_ option: CURLoption, _ value: String) { ccurl_set_text(handle, option, value) }

    private static let library = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
}

/// What is being sent, and what the server said: the context of the callbacks.
private final class Conversation {
    private let bytes: [UInt8]
    private var sent = 0
    private(set) var lines: [String] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func of(_ context: UnsafeMutableRawPointer?) -> Conversation? {
        context.map { Unmanaged<Conversation>.fromOpaque($0).takeUnretainedValue() }
    }

    func read(into buffer: UnsafeMutablePointer<CChar>?, _ room: Int) -> Int {
        let count = min(room, bytes.count - sent)
        guard let buffer, count > 0 else { return 0 }
        bytes.withUnsafeBytes {
            UnsafeMutableRawPointer(buffer).copyMemory(from: $0.baseAddress! + sent, byteCount: count)
        }
        sent += count
        return count
    }

    func hear(_ line: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        let heard = UnsafeRawBufferPointer(start: line, count: count)
        // A server that talks without end is not listened to: the last replies are what counts.
        if lines.count >= 200 { lines.removeFirst() }
        lines.append(String(decoding: heard.prefix(1000), as: UTF8.self))
        return count
    }
}
