import Domain
import Foundation

func trackingPage(_ view: TrackingView, _ frame: Frame) -> HTML {
    let w = frame.words
    let title = w("public.track.title", ["number": view.number])
    return publicPage(
        frame, title: title, menu: publicLinks(frame, current: .follow),
        breadcrumbs: [Link(w("public.home"), "/"), Link(title, view.address)], width: .text
    ) {
        h1(title)
        div(.data("live", "\(view.address)/eventi?v=\(view.version)")) { trackingLivePart(view, frame, isLater: false) }
        writeCard(view, frame)
        view.rating.flatMap { ratingCard($0, view, frame) }
        card(w("public.track.facts")) {
            facts(
                [(w("public.receipt.number"), HTML(view.number.description))]
                    + view.facts.map { ($0.term, HTML($0.value)) })
        }
        chasePart(view, frame)
        withdrawPart(view, w)
        p(.class("sp-hint")) { w("public.track.secret") }
    }
}

/// Where the request stands and what was said: what live updates replace. Later, what one can do may have changed with
/// it, so the page offers to be opened again; what is being typed below is not touched.
func trackingLivePart(_ view: TrackingView, _ frame: Frame, isLater: Bool) -> HTML {
    let w = frame.words
    return div(.id(TrackingView.liveID)) {
        statusCard(view, w)
        if isLater {
            p(.class("sp-no-print")) { a(.href(view.address)) { w("public.track.reload") } }
        } else if view.doors.canAnswer || view.doors.reopenUntil != nil {
            p(.class("sp-no-print")) { a(.href("#scrivi")) { w("public.track.goWrite") } }
        }
        h2(.class("h4")) { w("public.track.conversation") }
        conversation(view, frame)
    }
}

/// State and sentences: the first thing to read.
func statusCard(_ view: TrackingView, _ w: Words) -> HTML {
    section(.class("sp-card sp-status sp-tone-\(view.state.tone.rawValue)"), .aria("labelledby", "stato-titolo")) {
        h2(.id("stato-titolo"), .class("h5")) { w("public.track.state") }
        p { stateChip(view.state, w, isPublic: true) }
        for sentence in view.status { p(sentence) }
    }
}

func conversation(_ view: TrackingView, _ frame: Frame) -> HTML {
    timeline(id: "conversazione", label: frame.words("public.track.conversation")) {
        for entry in view.entries { conversationEntry(entry, view, frame) }
    }
}

func conversationEntry(_ entry: TrackingView.Entry, _ view: TrackingView, _ frame: Frame) -> HTML {
    timelineEntry(id: entry.id, side: entry.side, author: entry.author, at: entry.at, frame) {
        prose(entry.text)
        if !entry.files.isEmpty {
            ul(.class("sp-attachments"), .aria("label", frame.words("public.track.files"))) {
                for file in entry.files {
                    li {
                        a(.href("\(view.address)/allegati/\(file.id)"), .download()) {
                            icon(.clip)
                            " "
                            file.name
                        }
                        " "
                        span(.class("sp-kept-size")) { frame.words.size(bytes: file.size) }
                    }
                }
            }
        }
    }
}

private func writeCard(_ view: TrackingView, _ frame: Frame) -> HTML? {
    let w = frame.words
    if view.doors.canAnswer {
        let isAwaited = view.state == .waitingRequester
        return card(w(isAwaited ? "public.answer.awaited" : "public.answer.title"), id: "scrivi") {
            answerForm(view, frame)
        }
    }
    if let until = view.doors.reopenUntil {
        return card(w("public.reopen.title"), id: "scrivi") { reopenForm(view, until: until, frame) }
    }
    guard view.state == .closed || view.state == .resolved || view.state == .cancelled else { return nil }
    return card(w("public.reopen.over"), id: "scrivi") {
        p(w("public.reopen.overText"))
        p { linkButton(w("public.receipt.new"), "/richiesta") }
    }
}

private func answerForm(_ view: TrackingView, _ frame: Frame) -> HTML {
    let w = frame.words, draft = view.answer
    let f = Fields(w, values: draft.values, errors: draft.errors)
    return fragment {
        errorSummary(draft.errors, w)
        postForm(frame, action: view.address + "/risposta", id: "risposta", hasFiles: true) {
            f.area("text", label: w("public.answer.text"), rows: 6, required: true)
            keptFiles(draft.files, w)
            if draft.files.count < view.fileCount {
                f.files(
                    FormNames.upload, label: w("public.form.addFiles"), kinds: view.fileKinds, bytes: view.fileBytes,
                    count: view.fileCount - draft.files.count)
            }
            buttonRow { submit(w("public.answer.send")) }
        }
    }
}

private func reopenForm(_ view: TrackingView, until: Date, _ frame: Frame) -> HTML {
    let w = frame.words, draft = view.reopening
    let f = Fields(w, values: draft.values, errors: draft.errors)
    return fragment {
        errorSummary(draft.errors, w)
        p(w("public.reopen.text", ["day": w.day(until)]))
        postForm(frame, action: view.address + "/riapri", id: "riapri") {
            f.area("text", label: w("public.reopen.reason"), rows: 4, required: true)
            buttonRow { submit(w("public.reopen.send"), .secondary) }
        }
    }
}

private func ratingCard(_ rating: RatingView, _ view: TrackingView, _ frame: Frame) -> HTML? {
    let w = frame.words
    return card(w("public.rating.title"), id: "voto") {
        if rating.isKept, let value = rating.value {
            p(w("public.rating.yours", ["vote": w.vote(value, rating.scale)]))
        }
        if rating.canVote {
            ratingForm(rating, action: view.address + "/voto", sendsItself: false, frame)
        }
    }
}

/// To ask when one will hear is one press; it is counted, and the first time it raises the priority.
private func chasePart(_ view: TrackingView, _ frame: Frame) -> HTML? {
    let w = frame.words
    guard view.doors.canChase else { return nil }
    return card(w("public.chase.title"), id: "sollecito") {
        p(w("public.chase.text"))
        postForm(frame, action: view.address + "/sollecito") { submit(w("public.chase.send"), .secondary) }
    }
}

private func withdrawPart(_ view: TrackingView, _ w: Words) -> HTML? {
    guard view.doors.canWithdraw else { return nil }
    return p(.class("sp-no-print")) {
        w("public.withdraw.offer")
        " "
        a(.href(view.address + "/ritira")) { w("public.withdraw.title") }
    }
}

/// Withdrawing cannot be undone, so it is asked once more.
func withdrawPage(_ number: Ticket.Number, token: String, _ frame: Frame) -> HTML {
    let w = frame.words, address = "/richieste/" + token
    return publicPage(
        frame, title: w("public.withdraw.title"), menu: publicLinks(frame, current: .follow),
        breadcrumbs: [
            Link(w("public.home"), "/"), Link(w("public.track.title", ["number": number]), address),
            Link(w("public.withdraw.title"), address + "/ritira"),
        ], width: .text
    ) {
        h1(w("public.withdraw.title"))
        p(.class("lead")) { w("public.withdraw.text", ["number": number]) }
        postForm(frame, action: address + "/ritira", id: "ritira") {
            buttonRow {
                submit(w("public.withdraw.send"), .danger)
                linkButton(w("public.withdraw.back"), address)
            }
        }
    }
}
