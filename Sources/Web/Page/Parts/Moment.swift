import Foundation

/// A moment as people say it ("2 ore fa"), with the whole date for those who ask and for machines.
func moment(_ instant: Date, _ frame: Frame) -> HTML {
    time(.datetime(instant.machineReadable), .title(frame.words.moment(instant))) {
        frame.words.ago(instant, now: frame.now)
    }
}

/// A moment as date and hour.
func fullMoment(_ instant: Date, _ w: Words) -> HTML {
    time(.datetime(instant.machineReadable)) { w.moment(instant) }
}
