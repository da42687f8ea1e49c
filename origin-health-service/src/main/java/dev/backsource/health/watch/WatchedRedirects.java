package dev.backsource.health.watch;

import dev.backsource.health.http.FaultState;
import dev.backsource.health.http.LoopWatch;
import dev.backsource.health.http.Wanted;
import dev.backsource.health.http.WatchVerdicts;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.response.SchemeComparison;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The responses of one domain's origins, under watch, and their faults: loops of redirects, sites that differ by the scheme, and browsers told to use
 * HTTPS only in spite of requests over HTTP. An origin is asked only while all of its needed ports are open; otherwise its states stay. Lives on the
 * state loop.
 */
final class WatchedRedirects implements LoopWatch.Subject {
    private static final List<FindingKind<?>> KINDS =
            List.of(FindingKind.REDIRECT_LOOP, FindingKind.SCHEMES_DIFFER, FindingKind.STRICT_TRANSPORT_SECURITY);

    private final LoopWatch watch;
    private final WatchedPorts ports;
    private final Clock clock;
    private final Runnable changed;
    /** At most as many as there are origins and kinds. */
    private final Map<Fault, FaultState> states = new LinkedHashMap<>();
    /** When an origin's responses over both schemes were compared last: at most as many as there are origins. */
    private final Map<OriginAddress, Instant> compared = new HashMap<>();

    private Domain domain;
    private @Nullable String team;
    private LoopWatch.@Nullable Checks checks;

    /** @param changed runs when the {@link #findings} have changed */
    WatchedRedirects(
            LoopWatch watch, WatchedPorts ports, Clock clock, Domain domain, @Nullable String team, Runnable changed) {
        this.watch = watch;
        this.ports = ports;
        this.clock = clock;
        this.domain = domain;
        this.team = team;
        this.changed = changed;
    }

    /** A possible fault. */
    private record Fault(OriginAddress origin, FindingKind<?> kind) {}

    /**
     * Begins the watch.
     *
     * @param published the findings that an earlier watch published; of two of the same kind for the same origin the first counts
     * @param stale whether they may be of an earlier state of the domain
     * @param soon whether the first check comes soon; otherwise at any moment of the next interval
     */
    void begin(List<Finding> published, boolean stale, boolean soon) {
        published.stream().filter(found -> KINDS.contains(found.kind())).forEach(found -> {
            var origin = found.at().origin();
            if (origin != null) {
                var state = FaultState.restored(found);
                states.putIfAbsent(new Fault(origin, found.kind()), stale ? state.stale() : state);
            }
        });
        keepPresent();
        checks = watch.watch(this, soon);
    }

    /** Takes a newer state of the domain, whose responses are checked soon. Faults that were found hold until then. */
    void change(Domain newer, @Nullable String owner) {
        var isSame = newer.equals(domain);
        domain = newer;
        team = owner;
        keepPresent();
        if (!isSame) {
            states.replaceAll((fault, state) -> state.stale());
            compared.clear();
        }
        if (checks != null && !isSame) {
            checks.soon();
        }
    }

    void end() {
        if (checks != null) {
            checks.end();
            checks = null;
        }
        states.clear();
        compared.clear();
    }

    /** The confirmed faults of {@code kind}, in the order of the domain's origins. */
    List<Finding> findings(FindingKind<?> kind) {
        if (states.isEmpty()) {
            return List.of();
        }
        return domain.origins().stream()
                .map(Origin::address)
                .distinct()
                .map(address -> state(address, kind).finding(new Place(address, null, null)))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Domain domain() {
        return domain;
    }

    @Override
    public @Nullable String team() {
        return team;
    }

    @Override
    public List<Origin> origins() {
        var byAddress = new LinkedHashMap<OriginAddress, Origin>();
        domain.origins().forEach(origin -> byAddress.putIfAbsent(origin.address(), origin));
        return byAddress.values().stream().filter(this::isOpen).toList();
    }

    @Override
    public Wanted wanted(Origin origin) {
        var loop = state(origin.address(), FindingKind.REDIRECT_LOOP);
        var measured = loop.measured();
        return new Wanted(
                loop.keepsNext(),
                isToCompare(origin.address()),
                measured != null && measured.evidence() instanceof RedirectLoop found && found.isOfOneHost());
    }

    private boolean isToCompare(OriginAddress origin) {
        var last = compared.get(origin);
        return last == null
                || state(origin, FindingKind.SCHEMES_DIFFER).isPending()
                || state(origin, FindingKind.STRICT_TRANSPORT_SECURITY).isPending()
                || !clock.instant().isBefore(last.plus(watch.comparedAfter()));
    }

    @Override
    public boolean take(Domain asked, Origin origin, WatchVerdicts verdicts) {
        if (!asked.equals(domain)) {
            return true;
        }
        var now = clock.instant();
        var isNews = false;
        for (var verdict : verdicts.byKind().entrySet()) {
            var fault = new Fault(origin.address(), verdict.getKey());
            var before = state(fault.origin(), fault.kind());
            var after = before.after(verdict.getValue(), now);
            states.put(fault, after);
            isNews |= !before.tellsSameAs(after);
        }
        if (verdicts.byKind().containsKey(FindingKind.SCHEMES_DIFFER)) {
            compared.put(origin.address(), now);
        }
        if (isNews) {
            changed.run();
        }
        return KINDS.stream().anyMatch(kind -> state(origin.address(), kind).isPending());
    }

    private FaultState state(OriginAddress origin, FindingKind<?> kind) {
        return states.getOrDefault(new Fault(origin, kind), FaultState.NONE);
    }

    private boolean isOpen(Origin origin) {
        return domain.neededTargets(origin).stream()
                .allMatch(target -> ports.stateOf(origin.address(), target).state() == PortState.OPEN);
    }

    private void keepPresent() {
        var present = domain.origins().stream().map(Origin::address).toList();
        states.keySet()
                .removeIf(fault -> !present.contains(fault.origin())
                        || (fault.kind() == FindingKind.SCHEMES_DIFFER && haveOneTarget(fault.origin())));
        compared.keySet().retainAll(present);
    }

    private boolean haveOneTarget(OriginAddress address) {
        return domain.origins().stream()
                .filter(origin -> origin.address().equals(address))
                .allMatch(origin -> SchemeComparison.haveOneTarget(domain, origin));
    }
}
