import ArgumentParser
import Desk

struct WebhookKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook-key",
        abstract: "Print the key by which receivers of webhooks check that they come from here.",
        discussion: """
            Each webhook carries X-Sportello-Signature: sha256= and the HMAC-SHA256 of its body, in hexadecimal, by the \
            bytes this key writes in hexadecimal. It is derived from the secret of the installation and changes with it.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: JSONOption

    func run() async throws {
        try await common.withDesk { desk in
            if output.json {
                try Terminal.print(json: ["key": desk.webhookKey])
            } else {
                Terminal.print(desk.webhookKey)
            }
        }
    }
}
