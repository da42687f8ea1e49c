package dev.backsource.policy.response;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The check of a domain's redirects for loops, of clients over HTTP and over HTTPS. */
public final class LoopCheck {
    private LoopCheck() {}

    /** The chains of both clients for {@code target}, before their first request: over HTTP first. */
    public static List<RedirectChain> chains(Domain domain, Origin origin, String target) {
        return Stream.of(Scheme.values())
                .map(client -> RedirectChain.of(domain, origin, client, target))
                .toList();
    }

    /** {@code domain} with an enabled policy of {@code type} for all of its content. */
    public static Domain with(Domain domain, RedirectType type) {
        var dynamic = domain.dynamicAcceleration().enabled()
                ? ContentPolicy.enabled(type)
                : domain.policy().dynamic();
        return domain.with(Part.POLICY, new OriginProtocolPolicy(true, type, dynamic));
    }

    /**
     * The loops of these chains; null where none loops.
     *
     * @param chains of all clients, at their ends
     * @param working the redirect types under which none would loop, as far as that is known
     */
    public static @Nullable RedirectLoop loop(List<RedirectChain> chains, List<RedirectType> working) {
        var looping = chains.stream().filter(RedirectChain::loops).toList();
        if (looping.isEmpty()) {
            return null;
        }
        var steps = looping.get(0).steps();
        return new RedirectLoop(
                looping.stream()
                        .map(chain -> chain.steps().get(0).url().scheme())
                        .toList(),
                steps.stream().map(LoopCheck::step).toList(),
                working,
                steps.get(0).asked().field());
    }

    private static RedirectLoop.Step step(RedirectChain.Step step) {
        var to = step.asked().to();
        return new RedirectLoop.Step(
                step.url().toString(),
                to.scheme(),
                to.port(),
                step.response().status(),
                Objects.requireNonNull(step.response().location()));
    }

    /**
     * The redirect types under which neither client loops, as far as {@code answers} show it.
     *
     * @param answers null for an unknown response
     */
    public static List<RedirectType> typesWithoutLoop(
            Domain domain, Origin origin, String target, Function<OriginQuestion, @Nullable OriginResponse> answers) {
        var types = new ArrayList<RedirectType>();
        for (var type : RedirectType.values()) {
            if (chains(with(domain, type), origin, target).stream()
                    .allMatch(chain -> chain.follow(answers).isConclusive())) {
                types.add(type);
            }
        }
        return types;
    }
}
