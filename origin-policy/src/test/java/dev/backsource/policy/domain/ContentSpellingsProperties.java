package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.url.RequestTarget;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever the spelling of a URL, the policy of its normal form applies. */
class ContentSpellingsProperties {
    private static final Pattern OCTET = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final DynamicAcceleration RULES = new DynamicAcceleration(
            true,
            new StaticRules(
                    List.of("css"), List.of("/account,1", "/b\u00fc"), List.of("/static/*", "/a/*/c", "/@s%2fp/*")));
    private static final Origin ORIGIN = new Origin(OriginAddress.parse("192.0.2.1"), 80, OriginPriority.PRIMARY, 10);

    private final ContentMatcher matcher = new ContentMatcher(RULES);

    @Samples(10_000)
    void equalUrlsHaveOneNormalFormAndOneKind(Sample sample) {
        // Given
        var target = normal(path(sample) + sample.of("", "?a=b", "?~=%2F"));

        // When
        var one = spelt(sample, target);
        var other = spelt(sample, target);

        // Then
        assertThat(normal(one)).isEqualTo(target).isEqualTo(normal(other));
        assertThat(matcher.kindOf(normal(one))).isEqualTo(matcher.kindOf(normal(other)));
    }

    @Samples(10_000)
    void noSpellingWithDotSegmentsIsStatic(Sample sample) {
        // Given
        var dots = sample.either() ? dot(sample) : dot(sample) + dot(sample);
        var path = sample.of("/static", "/static/a", "/a/b", "")
                + slash(sample)
                + dots
                + sample.of("", "", ";", ";x=1", "%00", "%20", "%23a", "%3Fa")
                + (sample.chance(0.2) ? "" : slash(sample) + sample.of("", "account", "a.css", "static/a", "c"));

        // When
        var target = normal(path);

        // Then
        assertThat(matcher.kindOf(target)).isEqualTo(ContentKind.AMBIGUOUS);
        assertThat(matcher.reasonFor(target).cause()).isEqualTo(ContentReason.Cause.DOT_SEGMENT);
        assertThat(new ContentMatcher(DynamicAcceleration.OFF).kindOf(target)).isEqualTo(ContentKind.AMBIGUOUS);
    }

    @Samples(10_000)
    void noSpellingSendsInClearWhatThePolicySendsOverHttps(Sample sample) {
        // Given
        var staticIsSecure = sample.either();
        var domain = domain(staticIsSecure);
        var target = normal(spelt(sample, normal(path(sample))));

        // When
        var isSecure = isSecure(domain, matcher.kindOf(target));

        // Then
        for (var server : List.<UnaryOperator<String>>of(
                ContentSpellingsProperties::rfc3986,
                ContentSpellingsProperties::nginx,
                ContentSpellingsProperties::servlets,
                ContentSpellingsProperties::objectStore,
                ContentSpellingsProperties::windows)) {
            var served = server.apply(target);
            if (!served.contains("?") && !served.contains("#")) {
                var kind = matcher.kindOf(Objects.requireNonNull(RequestTarget.normalForm(encoded(served))));
                assertThat(isSecure || !isSecure(domain, kind) || kind == ContentKind.AMBIGUOUS)
                        .as(served)
                        .isTrue();
            }
        }
    }

    private static boolean isSecure(Domain domain, ContentKind kind) {
        return domain.target(kind, Scheme.HTTPS, ORIGIN).scheme().isSecure();
    }

    private static Domain domain(boolean staticIsSecure) {
        var ofStatic = staticIsSecure ? RedirectType.HTTPS : RedirectType.HTTP;
        var ofDynamic = staticIsSecure ? RedirectType.HTTP : RedirectType.HTTPS;
        return Domain.of(DomainName.parse("www.example.com"), List.of(ORIGIN))
                .with(Part.POLICY, new OriginProtocolPolicy(true, ofStatic, ContentPolicy.enabled(ofDynamic)))
                .with(Part.DYNAMIC_ACCELERATION, RULES);
    }

    private static String normal(String raw) {
        return Objects.requireNonNull(RequestTarget.normalForm(raw), raw);
    }

    /** A path of pieces that rules match, and of pieces that servers read in several ways. */
    private static String path(Sample sample) {
        return "/"
                + String.join(
                        "",
                        sample.list(
                                0,
                                8,
                                () -> sample.of(
                                        "static", "account", "a", "c", "/", "/", "/", ".css", ".", "..", ";", ";a",
                                        "%2f", "%5C", "\\", "%3b", "%252F", "%2c1", ",1", "%00", "%0a", "b%c3%bc",
                                        "%c0%ae", "%20", "@s", "p", "%40s", "%2E", "//", "%2525")));
    }

    /** {@code target} with some unreserved characters encoded and digits of octets in either case. */
    private static String spelt(Sample sample, String target) {
        var text = new StringBuilder();
        for (var i = 0; i < target.length(); i++) {
            var c = target.charAt(i);
            if (c == '%') {
                var octet = target.substring(i, i + 3);
                text.append(sample.either() ? octet : octet.toLowerCase(Locale.ROOT));
                i += 2;
            } else if ((Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0) && sample.chance(0.3)) {
                text.append(String.format(sample.either() ? "%%%02x" : "%%%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String dot(Sample sample) {
        return sample.of(
                ".", ".", "%2e", "%2E", "%252e", "%25252E", "%25%32%65", "%c0%ae", "%C0%AE", "%e0%80%ae", "%25c0%25ae");
    }

    private static String slash(Sample sample) {
        return sample.of("/", "/", "//", "/;/", "\\", "%2f", "%2F", "%5c", "%255C", "%252f", "%c0%af", "%25%32%66");
    }

    private static String rfc3986(String path) {
        return resolved(path);
    }

    private static String nginx(String path) {
        return resolved(decoded(path).replaceAll("/+", "/"));
    }

    private static String servlets(String path) {
        return resolved(decoded(path.replaceAll(";[^/]*", "")).replaceAll("/+", "/"));
    }

    private static String objectStore(String path) {
        return decoded(path);
    }

    private static String windows(String path) {
        var text = decoded(decoded(path)).replace('\\', '/').replaceAll("[\\x00-\\x1f].*", "");
        return resolved(text.replaceAll(";[^/]*", "").replaceAll("/+", "/"));
    }

    /** Every octet decoded, once. */
    private static String decoded(String path) {
        return OCTET.matcher(path)
                .replaceAll(octet -> Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(octet.group().substring(1), 16))));
    }

    /** Encodes octets that no target has unencoded. */
    private static String encoded(String path) {
        var text = new StringBuilder();
        path.chars().forEach(c -> {
            if (c <= ' ' || c >= 0x7f || c == '%' || c == '\\') {
                text.append(String.format("%%%02X", c));
            } else {
                text.append((char) c);
            }
        });
        return text.toString();
    }

    private static String resolved(String path) {
        var kept = new ArrayDeque<String>();
        for (var segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.add(segment);
            }
        }
        var text = String.join("/", kept);
        return text.startsWith("/") ? text : "/" + text;
    }
}
