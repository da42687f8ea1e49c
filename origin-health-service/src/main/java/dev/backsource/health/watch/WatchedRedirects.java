package dev.backsource.health.watch;

import dev.backsource.health.http.LoopState;
import dev.backsource.health.http.LoopVerdict;
import dev.backsource.health.http.LoopWatch;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.Place;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The redirects of one domain, under watch, and the loops among them. An origin is asked only while all of its needed ports are open; meanwhile its
 * state stays. Lives on the state loop.
 */
final class WatchedRedirects implements LoopWatch.Subject {
    private final LoopWatch watch;
    private final WatchedPorts ports;
    private final Clock clock;
    private final Runnable changed;
    /** By address: at most as many as there are origins. */
    private final Map<OriginAddress, LoopState> states = new LinkedHashMap<>();

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

    /**
     * Begins the watch.
     *
     * @param published the findings that an earlier watch published; of two for the same origin the first counts
     * @param stale whether they may be of an earlier state of the domain
     * @param soon whether the first check comes soon; otherwise at any moment of the next interval
     */
    void begin(List<Finding> published, boolean stale, boolean soon) {
        published.stream().filter(LoopState::isLoop).forEach(loop -> {
            var origin = loop.at().origin();
            if (origin != null) {
                var state = LoopState.restored(loop);
                states.putIfAbsent(origin, stale ? state.stale() : state);
            }
        });
        keepPresent();
        checks = watch.watch(this, soon);
    }

    /** Takes a newer state of the domain, whose redirects are checked soon. Loops that were found hold until then. */
    void change(Domain newer, @Nullable String owner) {
        var isSame = newer.equals(domain);
        domain = newer;
        team = owner;
        keepPresent();
        if (!isSame) {
            states.replaceAll((origin, state) -> state.stale());
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
    }

    /** The confirmed loops, in the order of the domain's origins. */
    List<Finding> findings() {
        return domain.origins().stream()
                .map(Origin::address)
                .distinct()
                .map(address -> states.getOrDefault(address, LoopState.NONE).finding(new Place(address, null, null)))
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
    public boolean needsRemedy(Origin origin) {
        return states.getOrDefault(origin.address(), LoopState.NONE).needsRemedy();
    }

    @Override
    public boolean take(Domain asked, Origin origin, LoopVerdict verdict) {
        if (!asked.equals(domain)) {
            return true;
        }
        var before = states.getOrDefault(origin.address(), LoopState.NONE);
        var after = before.after(verdict, clock.instant());
        states.put(origin.address(), after);
        if (!Objects.equals(before.confirmed(), after.confirmed())
                || !before.measuredAt().equals(after.measuredAt())) {
            changed.run();
        }
        return after.isPending();
    }

    private boolean isOpen(Origin origin) {
        return domain.neededTargets(origin).stream()
                .allMatch(target -> ports.stateOf(origin.address(), target).state() == PortState.OPEN);
    }

    private void keepPresent() {
        states.keySet().retainAll(domain.origins().stream().map(Origin::address).toList());
    }
}
