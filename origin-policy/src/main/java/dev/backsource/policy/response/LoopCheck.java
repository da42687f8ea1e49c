package dev.backsource.policy.response;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The check of a domain's redirects for loops, of clients over HTTP and over HTTPS. */
public final class LoopCheck {
    private LoopCheck() {}

    /** The chains of both clients for {@code target}, before their first request: over HTTP first. */
    public static List<RedirectChain> chains(Sites sites, String target) {
        return Stream.of(Scheme.values())
                .map(client -> RedirectChain.of(sites, client, target))
                .toList();
    }

    /** The same chains, as they would be under an enabled policy of {@code type} for all of the domain's content. */
    public static List<RedirectChain> chains(Sites sites, String target, RedirectType type) {
        return chains(sites.with(with(sites.own().domain(), type)), target);
    }

    private static Domain with(Domain domain, RedirectType type) {
        var dynamic = domain.dynamicAcceleration().enabled()
                ? ContentPolicy.enabled(type)
                : domain.policy().dynamic();
        return domain.with(Part.POLICY, new OriginProtocolPolicy(true, type, dynamic));
    }

    /**
     * The same chains, with loops told from checks for cookies where both can be. An origin that redirects between schemes, and sets a cookie with each
     * response, loops for clients over either scheme; a check for cookies depends on the client's scheme at most for one of them.
     */
    public static List<RedirectChain> settled(List<RedirectChain> chains) {
        return chains.stream().allMatch(LoopCheck::isLoopBetweenSchemes)
                ? chains.stream().map(RedirectChain::asLoop).toList()
                : chains;
    }

    private static boolean isLoopBetweenSchemes(RedirectChain chain) {
        return chain.loops() || (chain.end() == RedirectChain.End.COOKIE && chain.isBetweenSchemes());
    }

    /**
     * The loops of these chains; null where none loops.
     *
     * @param chains of all clients, at their ends
     * @param types the redirect types, by what they do
     */
    public static @Nullable RedirectLoop loop(List<RedirectChain> chains, Types types) {
        var looping = chains.stream().filter(RedirectChain::loops).toList();
        if (looping.isEmpty()) {
            return null;
        }
        var steps = shown(looping.get(0));
        return new RedirectLoop(
                looping.stream()
                        .map(chain -> chain.steps().get(0).url().scheme())
                        .toList(),
                steps.stream().map(LoopCheck::step).toList(),
                types.working(),
                types.unknown(),
                field(looping.get(0)));
    }

    /** The field of the domain's own requests. */
    private static String field(RedirectChain chain) {
        return chain.steps().get(0).asked().fields().get(0);
    }

    /** All steps, or the loop only where they are too many. */
    private static List<RedirectChain.Step> shown(RedirectChain chain) {
        return chain.steps().size() > RedirectLoop.MAX_STEPS ? chain.cycle() : chain.steps();
    }

    /** Of another team's domain that which its clients see. */
    private static RedirectLoop.Step step(RedirectChain.Step step) {
        var to = step.asked().to();
        var isShown = step.site().owner() != Site.Owner.OTHER_TEAM;
        return new RedirectLoop.Step(
                step.url().toString(),
                isShown ? to.scheme() : null,
                isShown ? to.port() : null,
                step.response().status(),
                step.location());
    }

    /**
     * Redirect types.
     *
     * @param working those under which both clients get somewhere
     * @param unknown those of which that isn't known, since a response is missing or says nothing
     */
    public record Types(List<RedirectType> working, List<RedirectType> unknown) {
        /** No type is known. */
        public static final Types UNKNOWN = new Types(List.of(), List.of(RedirectType.values()));
    }

    /**
     * The redirect types under which neither client loops, and those of which that isn't known.
     *
     * @param answers null for an unknown response
     */
    public static Types types(Sites sites, String target, Function<OriginQuestion, @Nullable OriginResponse> answers) {
        var working = new ArrayList<RedirectType>();
        var unknown = new ArrayList<RedirectType>();
        for (var type : RedirectType.values()) {
            var ended = settled(chains(sites, target, type).stream()
                    .map(chain -> chain.follow(answers))
                    .toList());
            if (ended.stream().allMatch(RedirectChain::isConclusive)) {
                working.add(type);
            } else if (ended.stream().noneMatch(RedirectChain::loops)) {
                unknown.add(type);
            }
        }
        return new Types(working, unknown);
    }
}
