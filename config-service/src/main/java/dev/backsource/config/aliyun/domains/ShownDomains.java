package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Caller;
import dev.backsource.config.aliyun.operations.CallPage;
import dev.backsource.config.aliyun.operations.ConfigStatus;
import dev.backsource.config.domain.DomainFilter;
import dev.backsource.config.domain.DomainLists;
import dev.backsource.config.domain.DomainMark;
import dev.backsource.config.domain.DomainMarks;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.rollout.Rollouts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what answers show of domains beside their states: how old they are, and how far the edges are with them. */
@Singleton
final class ShownDomains {
    /** As many as the API's largest page. */
    static final int LARGEST_PAGE = 500;

    private final DomainLists lists;
    private final DomainMarks marks;
    private final Rollouts rollouts;

    ShownDomains(DomainLists lists, DomainMarks marks, Rollouts rollouts) {
        this.lists = lists;
        this.marks = marks;
        this.rollouts = rollouts;
    }

    Uni<List<ShownDomain>> of(List<DomainState> states) {
        return marks.of(states)
                .map(found -> states.stream()
                        .map(state -> shown(state, found.get(state.domain().name())))
                        .toList());
    }

    /** A page of those that the caller may see. */
    Uni<ObjectNode> page(Caller caller, DomainFilter filter, CallPage page) {
        return lists.page(caller, filter, page.skipped(), page.size())
                .chain(found -> of(found.items()).map(shown -> answer(shown, page, found.total())));
    }

    private static ObjectNode answer(List<ShownDomain> domains, CallPage page, long total) {
        var answer = JsonNodeFactory.instance.objectNode();
        page.putInto(answer, total);
        var items = answer.putObject("Domains").putArray("PageData");
        for (var domain : domains) {
            var item = items.addObject();
            domain.putInto(item);
            SourceList.write(
                    domain.state().domain().origins(), item.putObject("Sources").putArray("Source"), false);
        }
        return answer;
    }

    /** One that was removed meanwhile is shown as it was. */
    private ShownDomain shown(DomainState state, @Nullable DomainMark mark) {
        var name = state.domain().name();
        var rollout = rollouts.now(name, state.revision(), mark == null ? null : mark.position());
        return new ShownDomain(
                state,
                mark == null ? state.changedAt() : mark.created(),
                ConfigStatus.of(rollout).ofDomain(state.domain().serving()));
    }
}
