package dev.backsource.config.api.ports;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.health.PortStates;
import dev.backsource.config.ports.PortRequest;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Shows requests beside the known state of their domains, to callers that may see these: a caller that requested a domain's ports may have
 * given the domain away.
 */
@Singleton
final class PortRequestAnswers {
    private static final int READ_AT_ONCE = 10;

    private final DomainReader domains;
    private final PortStates health;

    PortRequestAnswers(DomainReader domains, PortStates health) {
        this.domains = domains;
        this.health = health;
    }

    /** Limits the number of states in memory at a time, each of which may have hundreds of kilobytes. */
    Uni<List<PortRequestAnswer>> of(Caller caller, List<PortRequest> requests) {
        return Multi.createFrom()
                .iterable(requests)
                .group()
                .intoLists()
                .of(READ_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(some -> answers(caller, some))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(List::stream).toList());
    }

    private Uni<List<PortRequestAnswer>> answers(Caller caller, List<PortRequest> requests) {
        return domains.those(
                        requests.stream().map(PortRequest::domain).distinct().toList())
                .map(states -> requests.stream()
                        .map(request -> answer(caller, request, states))
                        .toList());
    }

    Uni<PortRequestAnswer> of(Caller caller, PortRequest request) {
        return of(caller, List.of(request)).map(answers -> answers.get(0));
    }

    private PortRequestAnswer answer(Caller caller, PortRequest request, Map<DomainName, DomainState> states) {
        var state = states.get(request.domain());
        return state == null || !caller.may(Role.VIEWER, request.domain(), state.team())
                ? PortRequestAnswer.of(request)
                : PortRequestAnswer.of(
                        request,
                        state.domain().grantedPorts(),
                        state.domain().origins(),
                        health.of(state, targets(request)));
    }

    private static List<Target> targets(PortRequest request) {
        var targets = new TreeSet<Target>();
        add(targets, Scheme.HTTP, request.ports().http());
        add(targets, Scheme.HTTPS, request.ports().https());
        return List.copyOf(targets);
    }

    private static void add(TreeSet<Target> targets, Scheme scheme, @Nullable Integer port) {
        if (port != null) {
            targets.add(new Target(scheme, port));
        }
    }
}
