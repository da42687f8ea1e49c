package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.access.places.TenantSlots;
import dev.backsource.config.aliyun.annotations.Annotations;
import dev.backsource.config.aliyun.annotations.DomainAnnotations;
import dev.backsource.config.aliyun.operations.CallPage;
import dev.backsource.config.aliyun.operations.ConfigStatus;
import dev.backsource.config.domain.DomainFilter;
import dev.backsource.config.domain.DomainLists;
import dev.backsource.config.domain.DomainOverview;
import dev.backsource.config.rollout.Rollouts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lists domains, with the progress of the edges for each. A page of 500 domains with the most origins and the longest names takes 20 MB
 * while it is made, so the number of concurrent lists is limited.
 */
@Singleton
final class ShownDomains {
    /** The size of the API's largest page. */
    static final int LARGEST_PAGE = 500;

    private final DomainLists lists;
    private final Rollouts rollouts;
    private final DomainAnnotations annotations;
    private final TenantSlots places;

    ShownDomains(DomainLists lists, Rollouts rollouts, DomainAnnotations annotations, SlotRegistry places) {
        this.lists = lists;
        this.rollouts = rollouts;
        this.annotations = annotations;
        this.places = places.of(SlotKind.DOMAIN_LISTS);
    }

    Uni<ShownDomain> of(DomainOverview domain) {
        return of(List.of(domain)).map(shown -> shown.get(0));
    }

    /** In the same order. */
    Uni<List<ShownDomain>> of(List<DomainOverview> domains) {
        return annotations
                .cdnTypes(domains.stream().map(DomainOverview::name).toList())
                .map(types ->
                        domains.stream().map(domain -> shown(domain, types)).toList());
    }

    private ShownDomain shown(DomainOverview domain, Map<String, String> types) {
        var rollout = rollouts.now(domain.name(), domain.revision(), domain.position());
        return new ShownDomain(
                domain,
                ConfigStatus.of(rollout).ofDomain(domain.serving()),
                types.getOrDefault(domain.name().value(), Annotations.USUAL_TYPE));
    }

    /** A page of the domains visible to the caller. */
    Uni<ObjectNode> page(Caller caller, DomainFilter filter, CallPage page) {
        return page(caller, filter, page, domain -> true);
    }

    /** As the other, without domains that are not to be shown. The total includes them, since only the domains of a page are examined. */
    Uni<ObjectNode> page(Caller caller, DomainFilter filter, CallPage page, Predicate<ShownDomain> isShown) {
        return inPlace(
                caller,
                () -> lists.overviews(caller, filter, page.skipped(), page.size())
                        .chain(found -> of(found.items())
                                .map(domains ->
                                        answer(domains.stream().filter(isShown).toList(), page, found.total()))));
    }

    /**
     * Makes a list, if there is a slot for it.
     *
     * @throws dev.backsource.config.access.places.NoSlotException when there is no slot for the caller
     */
    Uni<ObjectNode> inPlace(Caller caller, Supplier<Uni<? extends ObjectNode>> list) {
        return places.in(caller, list);
    }

    private static ObjectNode answer(List<ShownDomain> domains, CallPage page, long total) {
        var answer = JsonNodeFactory.instance.objectNode();
        page.putInto(answer, total);
        var items = answer.putObject("Domains").putArray("PageData");
        for (var domain : domains) {
            var item = items.addObject();
            domain.putInto(item);
            item.put("Coverage", Coverage.EVERYWHERE);
            SourceList.write(
                    domain.overview().origins(), item.putObject("Sources").putArray("Source"), false);
        }
        return answer;
    }
}
