import CCurl
import Desk
import Foundation

/// One call with libcurl, used by one thread: what goes out, and what came back of it.
final class HTTPCall {
    enum Method: String { case post = "POST", put = "PUT" }

    /// Bytes of an answer that are read. What it says is not kept: only that it came.
    private static let longestAnswer = 64 * 1024

    private let method: Method
    private let url: String
    private let headers: [String: String]
    private let body: [UInt8]
    private let patience: Duration
    private let alsoFine: Set<Int>
    private var heard = 0

    /// - Parameter alsoFine: answers that are a yes besides the two hundreds.
    init(
        _ method: Method, _ url: String, _ headers: [String: String], _ body: [UInt8], within patience: Duration,
        alsoFine: Set<Int> = []
    ) {
        _ = Self.library
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.patience = patience
        self.alsoFine = alsoFine
    }

    /// Blocks until the server has answered, or time is over.
    func send() -> Result<Void, DeliveryFailure> {
        let handle = curl_easy_init()!  // nil only without memory
        let lines = lines.reduce(nil as UnsafeMutablePointer<curl_slist>?) { curl_slist_append($0, $1) }
        defer {
            curl_easy_cleanup(handle)
            curl_slist_free_all(lines)
        }
        configure(handle, lines)
        let result = withExtendedLifetime(self) { curl_easy_perform(handle) }
        var code = 0
        ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &code)
        return outcome(result, code)
    }

    /// Without `Expect`: a body of some hundred bytes asks no leave to come.
    private var lines: [String] {
        ["Content-Type: application/json; charset=utf-8", "Expect:"]
            + headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    }

    private func configure(_ handle: UnsafeMutableRawPointer, _ lines: UnsafeMutablePointer<curl_slist>?) {
        ccurl_set_text(handle, CURLOPT_URL, url)
        // Only the word on the first line changes: libcurl sends the body as it does for a POST.
        ccurl_set_text(handle, CURLOPT_CUSTOMREQUEST, method.rawValue)
        ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        // Where an address leads is written by who set it and nowhere else: not in an answer, not in the environment.
        ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        ccurl_set_text(handle, CURLOPT_PROXY, "")
        ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, Int(patience / .milliseconds(1)))
        ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        ccurl_set_long(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        ccurl_set_text(handle, CURLOPT_USERAGENT, "Sportello")
        ccurl_set_list(handle, CURLOPT_HTTPHEADER, lines)
        ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, Int64(body.count))
        body.withUnsafeBufferPointer { bytes in
            // Copied by libcurl, so it need not outlive this line.
            bytes.withMemoryRebound(to: CChar.self) { ccurl_set_text(handle, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
        }
        ccurl_set_writer(handle, { HTTPCall.of($3)?.hear($1 * $2) ?? 0 }, Unmanaged.passUnretained(self).toOpaque())
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> HTTPCall? {
        context.map { Unmanaged<HTTPCall>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Taking less than was given ends the transfer.
    private func hear(_ count: Int) -> Int {
        heard += count
        return heard > Self.longestAnswer ? 0 : count
    }

    private static let library = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
}

extension HTTPCall {
    private func outcome(_ result: CURLcode, _ code: Int) -> Result<Void, DeliveryFailure> {
        // An answer too long to be read is an answer all the same: its first line counts.
        let isTooLong = result == CURLE_WRITE_ERROR && heard > Self.longestAnswer
        guard result == CURLE_OK || isTooLong else {
            let words = String(cString: curl_easy_strerror(result))
            let isHopeless = [CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL].contains(result)
            return .failure(isHopeless ? .never(reason: words) : .again(after: .seconds(60), reason: words))
        }
        let words = "the server answered \(code)"
        switch code {
        case 200..<300: return .success(())
        case _ where alsoFine.contains(code): return .success(())
        // Too slow, or too many: of these alone the client may try again (RFC 9110 section 15.5.9, RFC 6585 section 4).
        case 408, 429: return .failure(.again(after: .seconds(60), reason: words))
        case 400..<500: return .failure(.never(reason: words))
        // A redirect too: somebody is moving house, and the address will be put right.
        default: return .failure(.again(after: .seconds(60), reason: words))
        }
    }
}
