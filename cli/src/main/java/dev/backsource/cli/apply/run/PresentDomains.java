package dev.backsource.cli.apply.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.apply.domain.DomainTree;
import dev.backsource.cli.apply.domain.UnknownFields;
import dev.backsource.cli.apply.plan.PresentDomain;
import dev.backsource.cli.apply.plan.Step;
import dev.backsource.cli.apply.plan.UnderWay;
import dev.backsource.cli.command.ProgressiveRollouts;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Pages;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import dev.backsource.policy.domain.DomainName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A reader of the service's domains, as far as the caller may see them. */
public final class PresentDomains {
    private static final String DOMAINS = "domains";
    private static final int NOT_FOUND = 404;
    /** Up to so many domains are requested one by one rather than by a list. */
    private static final int FEW = 100;
    /** A page has so many domains in the time of a request for one. */
    private static final int QUICKER_BY_PAGES = 10;

    private static final int AT_A_TIME = 8;

    private final Server server;

    public PresentDomains(Server server) {
        this.server = server;
    }

    /** The existing domains of these names, by the quicker way; others may be among them. */
    public Map<DomainName, PresentDomain> named(Collection<DomainName> names) {
        return names.size() <= FEW || count() > (long) names.size() * QUICKER_BY_PAGES
                ? oneByOne(names)
                : listed(null, null);
    }

    /**
     * All domains, by lists.
     *
     * @param team the id of the team that owns them; null for all
     * @param query a part of their names; null for all
     */
    public Map<DomainName, PresentDomain> listed(@Nullable String team, @Nullable String query) {
        var present = new TreeMap<DomainName, PresentDomain>();
        var request = Request.get(DOMAINS).with("team", team).with("query", query);
        for (var item : new Pages(server, request, Long.MAX_VALUE)) {
            var domain = read(item);
            present.put(domain.name(), domain);
        }
        return present;
    }

    /** The progressive rollouts under way, by the domains' names; none where the server's version has no progressive rollouts. */
    public Map<String, UnderWay> rollouts() {
        var request = Request.get(ProgressiveRollouts.PATH).with("state", "RUNNING,PAUSED,FROZEN");
        var underWay = new HashMap<String, UnderWay>();
        if (server.send(request.with("size", 1), NOT_FOUND).body().path("items").isEmpty()) {
            return underWay;
        }
        for (var rollout : new Pages(server, request, Long.MAX_VALUE)) {
            underWay.put(
                    Fields.text(rollout.path("domain")),
                    new UnderWay(
                            Fields.known(rollout.path("id")),
                            Messages.rolloutUnderWay(
                                    Fields.known(rollout.path("id")),
                                    Fields.known(rollout.path("state")),
                                    Fields.count(rollout.path("step")),
                                    Fields.percent(rollout.path("share")))));
        }
        return underWay;
    }

    /**
     * Of rollouts under way, those whose candidate is the domain as in its file.
     *
     * @param underWay by the domains' names
     */
    public Map<DomainName, UnderWay> begun(List<Step.Change> changes, Map<String, UnderWay> underWay) {
        var begun = new ConcurrentSkipListMap<DomainName, UnderWay>();
        var inRollout = changes.stream()
                .filter(change ->
                        !change.team() && underWay.containsKey(change.name().value()))
                .toList();
        Workers.each(inRollout, AT_A_TIME, change -> {
            var rollout = Objects.requireNonNull(underWay.get(change.name().value()));
            var answer = server.send(
                    Request.get(DOMAINS, change.name().value(), ProgressiveRollouts.PATH, rollout.id()), NOT_FOUND);
            if (isCandidate(change, answer.body().path("parts"))) {
                begun.put(change.name(), rollout);
            }
        });
        return begun;
    }

    private static boolean isCandidate(Step.Change change, JsonNode parts) {
        if (!(parts instanceof ObjectNode candidate)) {
            return false;
        }
        var tree = DomainTree.partsOf(change.present().domain())
                .put(DomainTree.NAME, change.name().value());
        tree.setAll(candidate);
        var domain = DomainTree.read(tree, flaw -> {});
        return domain != null
                && DomainTree.partsOf(domain)
                        .equals(DomainTree.partsOf(change.wanted().domain()));
    }

    /** The domain of that name; null when there is none that the caller may see. */
    @Nullable
    PresentDomain one(DomainName name) {
        var answer = server.send(Request.get(DOMAINS, name.value()), NOT_FOUND);
        return answer.status() == NOT_FOUND ? null : read(answer.body());
    }

    private Map<DomainName, PresentDomain> oneByOne(Collection<DomainName> names) {
        var present = new ConcurrentSkipListMap<DomainName, PresentDomain>();
        Workers.each(List.copyOf(names), AT_A_TIME, name -> {
            var domain = one(name);
            if (domain != null) {
                present.put(name, domain);
            }
        });
        return present;
    }

    private long count() {
        var page = server.read(Request.get(DOMAINS).with("page", 0).with("size", 1));
        return page.path("total").asLong();
    }

    private static PresentDomain read(JsonNode item) {
        var flaws = new ArrayList<String>();
        var domain = DomainTree.read(
                item,
                flaw -> flaws.add(item.path(DomainTree.NAME).asText() + ": " + flaw.path() + ": " + flaw.detail()));
        if (domain == null) {
            throw PresentDomain.otherVersion(flaws);
        }
        return new PresentDomain(
                domain, item.path("revision").asLong(), item.path("team").textValue(), UnknownFields.of(item, domain));
    }
}
