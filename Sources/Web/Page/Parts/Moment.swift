import Domain
import Foundation
import Synchronization

/// A moment as people say it ("2 ore fa"), with the whole date for those who ask and for machines.
func moment(_ instant: Date, _ frame: Frame) -> HTML {
    // What is of this hour is told by the minute, and written anew.
    if abs(frame.now.timeIntervalSince(instant)) < 3600 { return written(instant, frame) }
    return moments.moment(instant, frame)
}

/// A moment as date and hour.
func fullMoment(_ instant: Date, _ w: Words) -> HTML {
    time(.datetime(instant.machineReadable)) { w.moment(instant) }
}

private func written(_ instant: Date, _ frame: Frame) -> HTML {
    time(.datetime(instant.machineReadable), .title(frame.words.moment(instant))) {
        frame.words.ago(instant, now: frame.now)
    }
}

private let moments = MomentCache()

/// Moments as they were written in this minute: a long conversation has hundreds, and the next page of it the same ones.
private final class MomentCache: Sendable {
    private struct Key: Hashable {
        let instant: Int64
        let language: Language
    }

    private struct State {
        var minute = 0
        var written: [Key: Snippet] = [:]
    }

    /// Each has about 150 bytes.
    private static let most = 8192

    private let state = Mutex(State())

    func moment(_ instant: Date, _ frame: Frame) -> HTML {
        let key = Key(instant: instant.milliseconds, language: frame.words.language)
        let minute = Int(frame.now.timeIntervalSince1970 / 60)
        if let known = state.withLock({ $0.minute == minute ? $0.written[key] : nil }) { return HTML(known) }
        let html = written(instant, frame), snippet = Snippet(html)
        state.withLock { state in
            if state.minute != minute || state.written.count >= Self.most {
                state.written.removeAll(keepingCapacity: true)
                state.minute = minute
            }
            state.written[key] = snippet
        }
        return html
    }
}
