import CCurl
import Desk

/// How a delivery ended, read from libcurl's result and the server's last words.
struct SMTPReply {
    let result: CURLcode
    /// The last SMTP code heard; 0 when the server said nothing.
    let code: Int
    let lines: [String]

    /// Whether the connection may carry another mail.
    var isHealthy: Bool { result == CURLE_OK }

    var outcome: Result<Receipt, DeliveryFailure> {
        if result == CURLE_OK { return .success(.taken(words: words)) }
        return .failure(failure)
    }

    private var failure: DeliveryFailure {
        // Our password, our certificate: a mistake of ours must not lose the requester's mail. Somebody mends it.
        if isOurMistake { return .again(after: .seconds(15 * 60), reason: reason) }
        if isAnswer, (500..<600).contains(code) { return .never(reason: words) }
        // Greylisting servers want five minutes more often than not (RFC 6647 §5).
        if isAnswer, (400..<500).contains(code) { return .again(after: .seconds(5 * 60), reason: words) }
        return .again(after: .seconds(60), reason: reason)
    }

    /// The server answered to a command of this mail; other results are of the road to it.
    private var isAnswer: Bool {
        [CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_UPLOAD_FAILED].contains(result)
    }

    private var isOurMistake: Bool {
        let results = [
            CURLE_LOGIN_DENIED, CURLE_USE_SSL_FAILED, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CONNECT_ERROR,
        ]
        // 530 and its neighbours: the server wants encryption or a password we did not give (RFC 4954 §6).
        return results.contains(result) || [530, 534, 535, 538].contains(code)
    }

    private var reason: String {
        let curl = String(cString: curl_easy_strerror(result))
        return words.isEmpty ? curl : "\(curl): \(words)"
    }

    /// What the server said with the last code that counts (its goodbye follows), in one line, safe to show: no control
    /// characters, at most 300 letters.
    private var words: String {
        let number = String(code)
        let end = lines.lastIndex { $0.hasPrefix(number) }.map { $0 + 1 } ?? 0
        let said = lines[..<end].reversed().prefix { $0.hasPrefix(number) }.reversed()
        // A reply may have many lines, all but the last with a hyphen; an older reply with the same code ends before it.
        let start = said.dropLast().lastIndex { !$0.utf8.dropFirst(3).starts(with: "-".utf8) }
        let last = start.map { said[said.index(after: $0)...] } ?? said[...]
        return String(last.map(Self.shown).filter { !$0.isEmpty }.joined(separator: " ").prefix(300))
    }

    private static func shown(_ line: String) -> String {
        let scalars = line.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: Unicode.Scalar(" ")
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
    }
}
