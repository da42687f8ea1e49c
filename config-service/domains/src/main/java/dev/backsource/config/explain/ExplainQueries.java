package dev.backsource.config.explain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.domain.DomainHead;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.edges.Edge;
import dev.backsource.config.edges.EdgeRefusal;
import dev.backsource.config.edges.EdgeState;
import dev.backsource.config.edges.Edges;
import dev.backsource.eventlog.questions.AwaitedAnswers;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.protocol.Scheme;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks edges to explain requests. All edges that report are awaited, for 2 s at most. Edges that are silent, beyond the number of awaited ones, or
 * without an answer in time are listed as such; none is left out.
 */
@ApplicationScoped
public class ExplainQueries {
    private static final Duration WAIT = Duration.ofSeconds(2);
    /**
     * Clocks differ: an edge whose clock is ahead must not take a question for a late one, nor an edge whose clock is behind take its deadline for
     * one too far away.
     */
    private static final Duration GRACE = Duration.ofSeconds(4);

    private static final int MOST_AWAITED = 500;

    private final DomainReader domains;
    private final Edges edges;
    private final ExplainClient explainClient;
    private final VisibleExplanations seen;
    private final Clock clock;

    ExplainQueries(
            DomainReader domains, Edges edges, ExplainClient explainClient, VisibleExplanations seen, Clock clock) {
        this.domains = domains;
        this.edges = edges;
        this.explainClient = explainClient;
        this.seen = seen;
        this.clock = clock;
    }

    /**
     * The edges' explanations of a request for {@code asked}.
     *
     * @param client the scheme of the client's connection
     * @param edge the only one to ask; null for all
     * @return fails with {@link ExplainRefusal} or {@link EdgeRefusal}
     */
    public Uni<RequestExplanations> explain(Caller caller, ExplainUrl asked, Scheme client, @Nullable String edge) {
        return domains.serving(asked.host())
                .map(found -> found.filter(domain -> caller.may(Role.VIEWER, domain.name(), domain.team()))
                        .orElseThrow(() -> ExplainRefusal.noDomain(asked.host())))
                .chain(domain -> ask(asked, client, edge)
                        .chain(items -> seen.by(caller, items))
                        .map(items -> answer(asked, client, domain, items)));
    }

    private static RequestExplanations answer(
            ExplainUrl asked, Scheme client, DomainHead domain, List<EdgeExplanation> items) {
        return new RequestExplanations(asked.url(), client, domain.name(), domain.revision(), items);
    }

    private Uni<List<EdgeExplanation>> ask(ExplainUrl asked, Scheme client, @Nullable String edge) {
        var wanted = wanted(edge);
        var awaited = wanted.stream()
                .filter(each -> each.state() != EdgeState.UNREACHABLE)
                .map(Edge::edge)
                .limit(MOST_AWAITED)
                .collect(Collectors.toSet());
        var deadline = clock.instant().plus(WAIT).plus(GRACE);
        var request = new ExplainRequest(UUID.randomUUID().toString(), asked.url(), client, deadline, edge);
        return explainClient
                .ask(request, awaited, WAIT)
                .map(answers ->
                        wanted.stream().map(each -> of(each, awaited, answers)).toList());
    }

    private List<Edge> wanted(@Nullable String edge) {
        var all = edges.registered();
        if (edge == null) {
            return all;
        }
        var named = all.stream().filter(each -> each.edge().equals(edge)).toList();
        if (named.isEmpty()) {
            throw EdgeRefusal.unknown(edge);
        }
        return named;
    }

    private static EdgeExplanation of(Edge edge, Set<String> awaited, AwaitedAnswers<ExplainAnswer> answers) {
        if (answers.areConflicting(edge.edge())) {
            return EdgeExplanation.without(edge, ExplainState.CONFLICTING);
        }
        var answer = answers.of(edge.edge());
        if (answer != null) {
            return EdgeExplanation.of(edge, answer);
        }
        if (edge.state() == EdgeState.UNREACHABLE) {
            return EdgeExplanation.without(edge, ExplainState.SILENT);
        }
        return EdgeExplanation.without(
                edge, awaited.contains(edge.edge()) ? ExplainState.NOT_IN_TIME : ExplainState.NOT_AWAITED);
    }
}
