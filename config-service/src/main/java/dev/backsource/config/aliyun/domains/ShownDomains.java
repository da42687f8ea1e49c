package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Caller;
import dev.backsource.config.aliyun.operations.CallPage;
import dev.backsource.config.aliyun.operations.ConfigStatus;
import dev.backsource.config.domain.DomainFilter;
import dev.backsource.config.domain.DomainLists;
import dev.backsource.config.domain.DomainOverview;
import dev.backsource.config.rollout.Rollouts;
import dev.backsource.config.web.limits.Places;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lists domains, and finds out how far the edges are with each. A page of 500 with as many origins and as long names as there may be takes 20
 * MB while it is made, so only so many lists are made at a time.
 */
@Singleton
final class ShownDomains {
    /** As many as the API's largest page. */
    static final int LARGEST_PAGE = 500;

    private static final int MOST_OF_CALLER = 4;
    private static final int MOST_OF_ALL = 6;

    private final DomainLists lists;
    private final Rollouts rollouts;
    private final Places places = new Places("lists of domains under way", MOST_OF_CALLER, MOST_OF_ALL);

    ShownDomains(DomainLists lists, Rollouts rollouts) {
        this.lists = lists;
        this.rollouts = rollouts;
    }

    ShownDomain of(DomainOverview domain) {
        var rollout = rollouts.now(domain.name(), domain.revision(), domain.position());
        return new ShownDomain(domain, ConfigStatus.of(rollout).ofDomain(domain.serving()));
    }

    /** A page of those that the caller may see. */
    Uni<ObjectNode> page(Caller caller, DomainFilter filter, CallPage page) {
        return inPlace(
                caller,
                () -> lists.overviews(caller, filter, page.skipped(), page.size())
                        .map(found ->
                                answer(found.items().stream().map(this::of).toList(), page, found.total())));
    }

    /**
     * Has a list made, if there is a place for it.
     *
     * @throws dev.backsource.config.web.limits.TooManyRequestsException when there is none, for the caller or at all
     */
    Uni<ObjectNode> inPlace(Caller caller, Supplier<Uni<? extends ObjectNode>> list) {
        return places.in(caller.id(), list);
    }

    private static ObjectNode answer(List<ShownDomain> domains, CallPage page, long total) {
        var answer = JsonNodeFactory.instance.objectNode();
        page.putInto(answer, total);
        var items = answer.putObject("Domains").putArray("PageData");
        for (var domain : domains) {
            var item = items.addObject();
            domain.putInto(item);
            SourceList.write(
                    domain.overview().origins(), item.putObject("Sources").putArray("Source"), false);
        }
        return answer;
    }
}
