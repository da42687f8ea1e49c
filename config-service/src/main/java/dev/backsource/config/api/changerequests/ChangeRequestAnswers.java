package dev.backsource.config.api.changerequests;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.changerequests.ChangeRequest;
import dev.backsource.config.changerequests.ChangeRequestState;
import dev.backsource.config.changerequests.PortGrant;
import dev.backsource.config.database.Slice;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.health.PortStates;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows open change requests beside their effect on the present domains, to callers that may see these: a caller that requested a change of a
 * domain may have given the domain away.
 */
@Singleton
final class ChangeRequestAnswers {
    private final DomainReader domains;
    private final PortStates health;

    ChangeRequestAnswers(DomainReader domains, PortStates health) {
        this.domains = domains;
        this.health = health;
    }

    /** The states of the domains are within the limit of the slice. */
    Uni<Page<ChangeRequestAnswer>> of(Caller caller, Slice<ChangeRequest> found, int size, UriInfo uri) {
        return answers(caller, found.items())
                .map(answers -> PageRequest.latest(answers, found.more(), size, ChangeRequestAnswer::id, uri));
    }

    Uni<ChangeRequestAnswer> of(Caller caller, ChangeRequest request) {
        return answers(caller, List.of(request)).map(answers -> answers.get(0));
    }

    private Uni<List<ChangeRequestAnswer>> answers(Caller caller, List<ChangeRequest> requests) {
        var names = requests.stream()
                .filter(ChangeRequestAnswers::isOpen)
                .map(ChangeRequest::domain)
                .distinct()
                .toList();
        return domains.those(names)
                .map(states -> requests.stream()
                        .map(request -> answer(caller, request, states))
                        .toList());
    }

    private ChangeRequestAnswer answer(Caller caller, ChangeRequest request, Map<DomainName, DomainState> states) {
        var state = states.get(request.domain());
        if (!isOpen(request) || state == null || !caller.may(Role.VIEWER, request.domain(), state.team())) {
            return ChangeRequestAnswer.of(request);
        }
        return ChangeRequestAnswer.of(
                request,
                state.domain(),
                request.change() instanceof PortGrant grant ? health.of(state, targets(grant.ports())) : null);
    }

    private static boolean isOpen(ChangeRequest request) {
        return request.state() == ChangeRequestState.OPEN;
    }

    private static List<Target> targets(GrantedPorts ports) {
        return Stream.concat(target(Scheme.HTTP, ports.http()), target(Scheme.HTTPS, ports.https()))
                .sorted()
                .toList();
    }

    private static Stream<Target> target(Scheme scheme, @Nullable Integer port) {
        return port == null ? Stream.empty() : Stream.of(new Target(scheme, port));
    }
}
