package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.collapsing.body.CallFlow;
import dev.backsource.edge.cache.collapsing.body.SharedBody;
import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.StoreDecision;
import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.Reuse;
import dev.backsource.edge.cache.rules.Storability.Verdict;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.http.client.BodyBudgetExceeded;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One back-to-origin request whose response may be stored, and the requests that wait for it: a state machine. Its events are
 * the methods below; its actions are calls to the origin, the store, the table of fetches, the body and the waiting requests.
 * The <em>leader</em> is the request that the fetch was created for; a background revalidation has none. <em>Others</em> have
 * joined.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>event<th>WAITING<th>KEEPING<th>STREAMING<th>STORED<th>RELAYING<th>SETTLED
 * <tr><td>start<td>send the request; if a response that needs no origin was stored since the look-up, all look up again,
 *     → SETTLED<td colspan=5>
 * <tr><td>a request joins<td>it waits<td>it reads the body, goes alone, or waits for another variant ({@link #admit})
 *     <td>the same; it looks up again once the first parts are gone<td>it looks up again<td>refused: it goes alone
 *     <td>refused: it goes alone
 * <tr><td>a request leaves<td>it no longer waits; once the leader and all others have left: cancel, → SETTLED<td>—<td>—<td>—<td>—<td>—
 * <tr><td>head: 304, or an error in place of which a stale response may be sent<td>cancel; {@link Revalidation} says what
 *     each gets, → SETTLED<td colspan=5>there is no second head
 * <tr><td>head of a storable response<td>leader and others read the body, → KEEPING; without room for a body: cancel, error
 *     to all, → SETTLED<td colspan=5>
 * <tr><td>the same with the whole body, small, for the leader alone<td>store, and the leader gets it, → STORED<td colspan=5>
 * <tr><td>head of another response<td>others go alone; the leader gets it, → RELAYING; without leader: cancel, → SETTLED
 *     <td colspan=5>
 * <tr><td>a part<td>—<td>readers get it<td>readers get it; the origin waits for the slowest<td>—<td>the leader gets it<td>—
 * <tr><td>the last announced part<td>—<td>store before any reader gets it, → STREAMING<td>as above<td>—<td>as above<td>—
 * <tr><td>a part that is too much for the store or the budget<td>—<td>nothing is stored, → STREAMING<td>as above<td>—
 *     <td>as above<td>—
 * <tr><td>end<td>—<td>store, → STREAMING; readers end<td>readers end<td>—<td>the leader ends<td>—
 * <tr><td>failure<td>a stale response where it may be sent, else the error to all, → SETTLED<td>nothing is stored,
 *     → STREAMING; readers are cut off<td>readers are cut off<td>—<td>the leader is cut off<td>—
 * <tr><td>failure of the edge at a head<td>cancel; others go alone, error to the leader, → SETTLED
 *     <td colspan=2>cancel; nothing is stored, readers are cut off, → SETTLED<td colspan=3>cancel; error to the leader,
 *     → SETTLED
 * </table>
 *
 * <p>A substitute of a progressive rollout ({@link UpstreamResponse}) is treated like any other response, but the action <em>store</em>
 * does nothing, and requests that get another one wait or go alone under the baseline. Nor does <em>store</em> anything once the edge has aborted the
 * candidate that the request tries.
 *
 * <p>A revocation is no event of the fetch but of its table ({@link InFlightFetches}): no request joins any longer, and the action
 * <em>store</em> does nothing. Nor is a time-out: the waiting request leaves, and goes alone.
 *
 * <p><b>Threads.</b> The fetch runs on the event loop that created it: all events but joining and leaving come on that loop, and only
 * that loop changes the state. Requests of any loop join and leave. So the state, the list of waiting requests and the response that
 * they share are written under the lock of the fetch, and read without it on the fetch's own loop only. A request is notified outside
 * of the lock, and acts on its own loop.
 */
public final class Fetch implements ResponseReceiver, WaitingRequest.Source {
    private static final Logger LOG = Logger.getLogger(Fetch.class);
    /** How long requests for a resource are not collapsed after a response that is not storable. */
    private static final long ALONE_MS = 120_000;

    private final CacheLoop loop;
    private final InFlightFetches<Fetch> table;
    private final FetchKey key;
    private final FetchPlan plan;
    private final UpstreamCall call;

    private State state = State.WAITING;
    /** The others. An immutable list while empty, since most fetches are for one request. */
    private List<WaitingRequest> waiting = List.of();
    /** The storable response; null before its head, and for any other response. */
    private @Nullable SharedResponse shared;

    private long sentMs;
    /**
     * Whether the response is a substitute: all requests get it like a storable one, but it isn't stored. Set before {@link #shared} and read behind it,
     * or on the fetch's own loop.
     */
    private boolean isSubstitute;
    /** The bytes of the storable response's body so far. */
    private long received;
    /** Forwards the response to the leader in {@link State#RELAYING}. */
    private @Nullable ResponseReceiver relay;

    private enum State {
        /** The response has not begun; requests wait for it. */
        WAITING,
        /** A storable response arrives, and will be stored once it is complete. */
        KEEPING,
        /** A storable response arrives that will not be stored any more, or is stored already. */
        STREAMING,
        /** A storable response came whole, and is stored unless the fetch was revoked; the leader has it. */
        STORED,
        /** A response arrives for the leader alone. */
        RELAYING,
        /** Nothing of the response is passed on. */
        SETTLED
    }

    Fetch(CacheLoop loop, InFlightFetches<Fetch> table, FetchKey key, FetchPlan plan) {
        this.loop = loop;
        this.table = table;
        this.key = key;
        this.plan = plan;
        this.call = loop.upstream().prepare(plan.request().routed(), plan.form(), this);
    }

    /** Sends the request, unless another fetch has stored a response since the look-up that is the answer. */
    void start() {
        if (isOutdated()) {
            settle(FetchOutcome.LOOK_UP_AGAIN);
            return;
        }
        sentMs = loop.now();
        try {
            if (plan.leader() != null) {
                plan.leader().lead(this, call);
            }
            call.start();
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    /** A stored response that needs an origin is no news: its look-up would lead to a fetch again, perhaps to the one in flight that has led here. */
    private boolean isOutdated() {
        if (!plan.isShared()) {
            return false;
        }
        var request = plan.request();
        var resource = loop.store().find(request.key());
        var stored = resource == null ? null : resource.select(request.routed(), request.secondaryKey(resource.vary()));
        return stored != null
                && stored != plan.stale()
                && Reuse.needsNoOrigin(stored.freshness(), stored.ageSeconds(loop.now()), request.asked());
    }

    /** Lets {@code request} join; false when the outcome is already decided. Any thread may call. */
    boolean join(WaitingRequest request) {
        request.joinTo(this);
        SharedResponse there;
        synchronized (this) {
            if (state == State.RELAYING || state == State.SETTLED) {
                return false;
            }
            there = shared;
            if (state == State.WAITING) {
                waiting = waiting.isEmpty() ? new ArrayList<>() : waiting;
                waiting.add(request);
                return true;
            }
        }
        if (there == null) {
            request.lookUpAgain();
        } else {
            admit(there, request);
        }
        return true;
    }

    /** Passes the response to a request that has joined, if the request selects it and may reuse it. */
    private void admit(SharedResponse response, WaitingRequest request) {
        try {
            var head = response.head().stored();
            if (!response.head().fits(request.request())) {
                waitAnew(request, response.head().vary());
            } else if (Reuse.isAllowed(
                    head.freshness(),
                    head.ageSeconds(loop.now()),
                    request.request().asked())) {
                request.follow(response, plan.status(head.status()).withCollapsed());
            } else {
                goAlone(request);
            }
        } catch (RuntimeException e) {
            LOG.debug("request not admitted to a response: internal error", e);
            request.goAlone();
        }
    }

    private void waitAnew(WaitingRequest request, Vary vary) {
        if (isSubstitute) {
            request.waitAnewUnderBaseline(vary);
        } else {
            request.waitAnew(vary);
        }
    }

    private void goAlone(WaitingRequest request) {
        if (isSubstitute) {
            request.goAloneUnderBaseline();
        } else {
            request.goAlone();
        }
    }

    /** Gives up the response once the leader and all others have left; a background revalidation goes on. */
    @Override
    public void left(WaitingRequest request) {
        synchronized (this) {
            if (!waiting.isEmpty()) {
                waiting.remove(request);
            }
        }
        loop.run(this::giveUpIfUnwanted);
    }

    private void giveUpIfUnwanted() {
        var leader = plan.leader();
        if (leader != null && leader.hasLeft() && settleIfNoneWaits()) {
            call.cancel();
            finish(null);
        }
    }

    private synchronized boolean settleIfNoneWaits() {
        if (state != State.WAITING || !waiting.isEmpty()) {
            return false;
        }
        state = State.SETTLED;
        return true;
    }

    /** Forwards an interim response to the leader only; it is never stored. */
    @Override
    public void interim(UpstreamResponse response) {
        if (state == State.WAITING && plan.leader() != null) {
            plan.leader().interim(response);
        }
    }

    @Override
    public void head(UpstreamResponse response) {
        decide(response, null);
    }

    @Override
    public void whole(UpstreamResponse response, Buffer body) {
        decide(response, body);
        if (shared != null && state != State.SETTLED) {
            arrived(shared, body);
        }
    }

    /** @param whole the body, if it came with the head; null if it is to come */
    private void decide(UpstreamResponse response, @Nullable Buffer whole) {
        try {
            choose(response, whole);
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    private void choose(UpstreamResponse response, @Nullable Buffer whole) {
        var outcome = outcome(response);
        if (outcome != null) {
            call.cancel();
            settle(outcome);
            return;
        }
        isSubstitute = response.isSubstitute();
        var said = loop.directives().of(response.fields());
        var verdict = StoreDecision.verdict(loop.rules(), plan.request(), response, said);
        var leader = plan.leader();
        if (verdict != Verdict.STORABLE
                || response.length() > loop.limits().maxObjectBytes()
                || (isSubstitute && leader == null)) {
            relay(response, whole, verdict);
            return;
        }
        var headers = loop.clients().headers();
        var head = FetchedHead.of(plan.request(), headers, response, said, sentMs, loop.now());
        if (whole != null && leader != null && isForLeaderAtOnce(head, whole, leader)) {
            storeAndAnswer(head, whole, leader);
        } else {
            share(head);
        }
    }

    /** Whether nobody but the leader waits, and its client takes the whole response at once, so that no memory has to be reserved. */
    private boolean isForLeaderAtOnce(FetchedHead head, Buffer whole, WaitingRequest leader) {
        return head.length() == whole.length()
                && leader.takesAtOnce(whole.length())
                && !loop.clients().rooms().isShort()
                && isForLeaderOnly();
    }

    private synchronized boolean isForLeaderOnly() {
        return waiting.isEmpty();
    }

    /** The common case: one entry in the store and one write. Requests that have joined meanwhile look up again. */
    private void storeAndAnswer(FetchedHead head, Buffer whole, WaitingRequest leader) {
        finish(() -> loop.store().put(key.key(), head.vary(), head.with(whole)));
        close(State.STORED).forEach(WaitingRequest::lookUpAgain);
        leader.answer(head, whole, statusOfLeader(head));
    }

    /** Passes a storable response to all requests. */
    private void share(FetchedHead head) {
        var room = loop.clients().rooms().open(head.length(), call.reads());
        if (room == null) {
            call.cancel();
            settle(FetchOutcome.forAll(request -> request.fail(BodyBudgetExceeded.of(call))));
            return;
        }
        var response = new SharedResponse(head, new SharedBody(new CallFlow(loop, call), room));
        List<WaitingRequest> others;
        synchronized (this) {
            state = State.KEEPING;
            shared = response;
            others = waiting;
            waiting = List.of();
        }
        if (plan.leader() != null) {
            plan.leader().follow(response, statusOfLeader(head));
        }
        others.forEach(request -> admit(response, request));
    }

    private CacheStatus statusOfLeader(FetchedHead head) {
        var status = plan.status(head.stored().status());
        return isSubstitute ? status : status.withStored();
    }

    /** The outcome without passing this response on; null when it is passed on. */
    private @Nullable FetchOutcome outcome(UpstreamResponse response) {
        var earlier = plan.earlier();
        if (response.status() == Validation.NOT_MODIFIED && earlier != null) {
            return new Revalidation(loop, plan, earlier.key(), earlier.stored(), sentMs)
                    .validated(response, loop.now());
        }
        var stale = plan.stale();
        if (stale != null && (plan.validatesStale() || response.status() != Validation.NOT_MODIFIED)) {
            return revalidation(stale).answered(response, loop.now());
        }
        return response.status() == Validation.NOT_MODIFIED && !plan.offered().isEmpty() ? selected(response) : null;
    }

    /** The origin has selected a stored variant for this request too (RFC 9111 §4.3.3). */
    private FetchOutcome selected(UpstreamResponse response) {
        var selected = plan.selected(new MessageFields(response.fields()));
        if (selected != null) {
            return revalidation(selected).validated(response, loop.now());
        }
        loop.store().remove(key.key());
        return FetchOutcome.LOOK_UP_AGAIN;
    }

    private Revalidation revalidation(StoredResponse stored) {
        return new Revalidation(loop, plan, key.key(), stored, sentMs);
    }

    /** Passes any other response to the leader. */
    private void relay(UpstreamResponse response, @Nullable Buffer whole, Verdict verdict) {
        finish(isNews(response, verdict) ? this::forget : null);
        var leader = plan.leader();
        var isWanted = leader != null && !leader.hasLeft();
        close(isWanted ? State.RELAYING : State.SETTLED).forEach(this::goAlone);
        if (leader != null && isWanted) {
            var receiver = leader.receive(call, plan.status(response.status()));
            relay = receiver;
            if (whole == null) {
                receiver.head(response);
            } else {
                receiver.whole(response, whole);
            }
        } else {
            call.cancel();
        }
    }

    /** Whether the store has to be updated for a response that is not storable. */
    private boolean isNews(UpstreamResponse response, Verdict verdict) {
        return (plan.isShared() || plan.stale() != null)
                && plan.request().isOfKey(response)
                && StoreDecision.isLasting(verdict, response.status());
    }

    /** Removes the stored response: the origin has replaced it by one that is not storable. */
    private void forget() {
        if (plan.stale() != null) {
            loop.store().remove(key.key(), plan.stale());
        }
        if (plan.isShared()) {
            loop.store().markAlone(key.key(), loop.now() + ALONE_MS);
        }
    }

    @Override
    public void body(Buffer part) {
        if (relay != null) {
            relay.body(part);
        } else if (shared != null) {
            arrived(shared, part);
        }
    }

    /** Stores the response before any reader gets the last part: a client that has read everything and repeats the request gets a hit. */
    private void arrived(SharedResponse response, Buffer part) {
        received += part.length();
        var readers = response.body().append(part);
        if (state == State.KEEPING) {
            if (received == response.head().length()) {
                store(response);
            } else if (received > loop.limits().maxObjectBytes()
                    || response.body().isCramped()) {
                stopKeeping();
                response.body().stopKeeping();
            }
        }
        readers.forEach(SharedBody.Reader::wake);
    }

    private void store(SharedResponse response) {
        become(State.STREAMING);
        finish(() -> loop.store().put(key.key(), response.head().vary(), response.stored()));
    }

    private void stopKeeping() {
        become(State.STREAMING);
        finish(null);
    }

    @Override
    public void end() {
        if (relay != null) {
            relay.end();
        } else if (shared != null) {
            if (state == State.KEEPING) {
                store(shared);
            }
            shared.body().complete();
        }
    }

    @Override
    public void failed(UpstreamFailure failure) {
        if (relay != null) {
            relay.failed(failure);
        } else if (shared != null) {
            cutOff(shared, failure);
        } else if (state == State.WAITING) {
            var stale = plan.stale();
            var outcome = stale == null ? null : revalidation(stale).unreachable(loop.now());
            settle(outcome == null ? FetchOutcome.forAll(request -> request.fail(failure)) : outcome);
        }
    }

    private void cutOff(SharedResponse response, UpstreamFailure failure) {
        if (state == State.KEEPING) {
            stopKeeping();
        }
        response.body().fail(failure);
    }

    /** The edge itself has failed: notifies all requests, which would otherwise wait forever. */
    private void broken(RuntimeException thrown) {
        LOG.debug("fetch failed: internal error", thrown);
        call.cancel();
        if (shared != null) {
            cutOff(shared, UpstreamFailure.ofEdge(ClientError.INTERNAL, call.nextHop()));
        }
        settle(new FetchOutcome(null, leader -> leader.broken(call), WaitingRequest::goAlone));
    }

    /** Ends the fetch and reports the outcome to all requests: first the store, then the others, then the leader. */
    private void settle(FetchOutcome outcome) {
        finish(outcome.store());
        close(State.SETTLED).forEach(outcome.others());
        if (plan.leader() != null) {
            outcome.leader().accept(plan.leader());
        }
    }

    /**
     * Lets no request join any longer.
     *
     * @return the requests that were waiting
     */
    private synchronized List<WaitingRequest> close(State last) {
        state = last;
        var left = waiting;
        waiting = List.of();
        return left;
    }

    private synchronized void become(State next) {
        state = next;
    }

    /**
     * Removes the fetch from the table, and runs {@code store}, null for nothing, unless the fetch was revoked, got a substitute, or tried a candidate that
     * has been aborted meanwhile: what that sent serves nobody, and may share its key with the baseline's response.
     */
    private void finish(@Nullable Runnable store) {
        var changesNothing = isSubstitute || plan.request().routed().triesAborted();
        table.finish(key, this, changesNothing ? null : store);
    }
}
