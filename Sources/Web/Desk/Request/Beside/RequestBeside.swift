import Domain
import Foundation
import Store

/// What stands beside a request and is no part of its conversation: tags, things to do, other requests.
struct RequestBeside: Sendable, Equatable {
    var tags: TagCard
    var checklist: ChecklistCard
    var linked: LinkedCard
    var problem: ProblemCard
    var merged: MergedCard
    var opinions: OpinionCard
    var time: TimeCard

    init(
        _ file: RequestFile, _ actions: RequestActions, _ catalogue: Catalogue, _ person: Operator, at now: Date
    ) {
        let number = file.ticket.number, seen = SeenAside(seen: file.seen)
        tags = TagCard(number: number, seen: seen, tags: file.tags, mayEdit: actions.may(.tag))
        checklist = ChecklistCard(
            number: number, seen: seen, items: file.checklist, mayTick: actions.may(.tick))
        linked = LinkedCard(file.linked, of: number, seen: seen, mayEdit: actions.may(.link))
        problem = ProblemCard(
            number: number, problem: file.problem, mayGather: actions.may(.wait) || actions.may(.resume))
        merged = MergedCard(file, person)
        time = TimeCard(file, catalogue, person)
        opinions = OpinionCard(file, catalogue, person, at: now)
    }

    func html(_ refused: RefusedForm?, _ frame: Frame) -> HTML {
        fragment {
            opinions.html(frame)
            merged.html(frame)
            time.html(frame)
            checklist.html(frame)
            tags.html(refused, frame)
            linked.html(refused, frame)
            problem.html(frame)
        }
    }

    /// The cards that differ from what a browser has.
    func changes(since before: RequestBeside?, _ frame: Frame) -> [LiveFragment] {
        var fragments: [LiveFragment] = []
        if checklist != before?.checklist {
            fragments.append(LiveFragment(id: ChecklistCard.id, checklist.html(frame)))
        }
        if tags != before?.tags { fragments.append(LiveFragment(id: TagCard.id, tags.html(nil, frame))) }
        if opinions != before?.opinions { fragments.append(LiveFragment(id: OpinionCard.id, opinions.html(frame))) }
        if time != before?.time { fragments.append(LiveFragment(id: TimeCard.id, time.html(frame))) }
        if merged != before?.merged { fragments.append(LiveFragment(id: MergedCard.id, merged.html(frame))) }
        if linked != before?.linked { fragments.append(LiveFragment(id: LinkedCard.id, linked.html(nil, frame))) }
        if problem != before?.problem { fragments.append(LiveFragment(id: ProblemCard.id, problem.html(frame))) }
        return fragments
    }
}
