package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import dev.backsource.edge.cache.rules.variants.Vary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * For any fields of a request and a response, the rules decide without an exception, and their decisions keep their bounds. The text has the fields
 * of a response, an empty line, and those of a request.
 */
class CacheFieldsFuzz {
    @FuzzTest
    void shouldDecideWhateverTheFieldsSay(byte[] latin1) {
        var text = new String(latin1, StandardCharsets.ISO_8859_1);
        var gap = text.indexOf("\n\n");
        var response = lines(gap < 0 ? text : text.substring(0, gap));
        var request = lines(gap < 0 ? "" : text.substring(gap + 2));

        var asked = RequestDirectives.of(request);
        var said = ResponseDirectives.of(response);
        var lifetime = Freshness.lifetimeSeconds(said, 200, response, 0);
        var age = Freshness.initialAgeSeconds(response, 0, 0);
        var stored = StoredFreshness.of(lifetime, said);
        var verdict = Storability.of("GET", request, asked, 200, response, said, Storability.Choices.NO_COOKIES);

        assertThat(lifetime).isNotNegative();
        assertThat(age).isNotNegative();
        assertThat(Reuse.of(stored, lifetime, asked)).isNotEqualTo(Reuse.Verdict.FRESH);
        assertThat(said.noStore() && !said.mustUnderstand() && verdict == Storability.Verdict.STORABLE)
                .isFalse();
        conditions(request, response);
    }

    private static void conditions(Lines request, Lines response) {
        var validators = Validation.of(response);
        Preconditions.of(request, validators, 0);
        Preconditions.ifRangeMatches(request, validators, 0);
        Validation.selects(request, validators);
        var key = Vary.of(response).secondaryKey(request);
        assertThat(Vary.of(response).secondaryKey(request)).isEqualTo(key);
        assertThat(Invalidation.targets("example.com", "/a", response)).allMatch(target -> target.startsWith("/"));
        assertThat(CacheStatus.fwd(Reason.MISS).format(String.join("", response.all("etag"))))
                .matches("[ -~]*");
    }

    private static Lines lines(String text) {
        var lines = new ArrayList<String>();
        text.lines().filter(line -> line.indexOf(':') > 0).forEach(lines::add);
        return Lines.of(lines.toArray(String[]::new));
    }
}
