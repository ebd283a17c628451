import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// An answer that stays open and sends the fragments of a stream as server-sent events. It ends when the stream ends,
/// when the browser goes away, and at once when the program is asked to stop.
func liveResponse(
    _ fragments: some AsyncSequence<LiveFragment, Never> & Sendable, heartbeat: Duration = .seconds(20),
    retry: Duration = .seconds(5)
) -> Response {
    let body = ResponseBody { writer in
        try await writer.write(ByteBuffer(string: "retry: \(retry.components.seconds * 1000)\n\n"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Half a minute of fragments at most wait for a slow reader; the hub bounds what comes before.
            let (lines, feed) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .bufferingOldest(256))
            group.addTask {
                for await fragment in fragments {
                    if case .dropped = feed.yield(ByteBuffer(bytes: fragment.bytes)) { break }
                }
                feed.finish()
            }
            // A comment now and then: proxies keep the connection, and a browser that left is noticed.
            group.addTask {
                while !Task.isCancelled {
                    try await Task.sleep(for: heartbeat)
                    feed.yield(ByteBuffer(string: ": \n\n"))
                }
            }
            defer { group.cancelAll() }
            for await line in lines.cancelOnGracefulShutdown() { try await writer.write(line) }
        }
        try await writer.finish(nil)
    }
    return Response(
        status: .ok,
        headers: [
            .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
            HTTPField.Name("X-Accel-Buffering")!: "no",  // a valid token; nginx would hold the events back
        ], body: body)
}
