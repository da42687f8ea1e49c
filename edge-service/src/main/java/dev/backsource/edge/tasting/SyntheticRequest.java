package dev.backsource.edge.tasting;

import dev.backsource.edge.routing.Route;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.url.RequestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A request by which a route is tried.
 *
 * @param client the scheme of the client
 * @param target path and query, in normal form
 */
record SyntheticRequest(Scheme client, String target) {
    /** A share of a hundredth is met by one of so many targets, except one time in 20 thousand. */
    private static final int TARGETS = 1_000;

    /**
     * A request of each kind that {@code route} tells apart: by the scheme of the client, the kind of content, and the arm of a progressive rollout.
     * A kind that no target of the rules' has is left out.
     *
     * @param host of the requests
     */
    static List<SyntheticRequest> of(Route route, String host) {
        var all = new ArrayList<SyntheticRequest>();
        for (var client : Scheme.values()) {
            for (var target : targets(route, host)) {
                all.add(new SyntheticRequest(client, target));
            }
        }
        return all;
    }

    private static List<String> targets(Route route, String host) {
        return kinds(route)
                .flatMap(kind ->
                        paths(route).filter(path -> route.kindOf(path) == kind).limit(1))
                .flatMap(path -> ofEachArm(route, host, path))
                .toList();
    }

    private static Stream<ContentKind> kinds(Route route) {
        return route.tellsKindsApart()
                ? Stream.of(ContentKind.STATIC, ContentKind.DYNAMIC)
                : Stream.of(ContentKind.STATIC);
    }

    /** A target of that path for each arm; the path itself where there is no progressive rollout. */
    private static Stream<String> ofEachArm(Route route, String host, String path) {
        var candidate = route.candidate();
        if (candidate == null) {
            return Stream.of(path);
        }
        return Stream.of(Arm.values())
                .flatMap(arm -> IntStream.range(0, TARGETS)
                        .mapToObj(number -> path + "?" + number)
                        .filter(target -> candidate.draw(host, target) == arm)
                        .limit(1));
    }

    /** Paths of which some match the static rules, if there are any, and some none. */
    private static Stream<String> paths(Route route) {
        var rules = route.profile().content().acceleration().staticRules();
        return Stream.concat(Stream.of("/", "/tasting"), ofRules(rules))
                .flatMap(path -> Stream.ofNullable(RequestTarget.normalForm(path)));
    }

    private static Stream<String> ofRules(StaticRules rules) {
        return Stream.of(
                        rules.suffixes().stream().map(suffix -> "/tasting." + suffix),
                        rules.uris().stream(),
                        rules.paths().stream().map(pattern -> pattern.replace("*", "tasting")))
                .flatMap(paths -> paths);
    }
}
