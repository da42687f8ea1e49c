package dev.backsource.policy.url;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A normalised target is stable, and has the same octets as the original. */
class RequestTargetFuzz {
    private static final Pattern OCTET = Pattern.compile("%[0-9A-Fa-f]{2}");

    @FuzzTest
    void shouldChangeNothingButHowOctetsAreWritten(byte[] latin1) {
        var target = new String(latin1, StandardCharsets.ISO_8859_1);
        var normal = RequestTarget.normalForm(target);

        PathInterpretations.of(target);
        if (normal != null) {
            assertThat(RequestTarget.normalForm(normal)).isSameAs(normal);
            assertThat(decoded(normal)).isEqualTo(decoded(target));
            assertThat(reserved(normal)).isEqualTo(reserved(target));
            assertThat(PathInterpretations.mayDiffer(normal)
                            || PathInterpretations.of(RequestTarget.path(normal))
                                            .paths()
                                            .size()
                                    == 1)
                    .isTrue();
        }
    }

    /** Every octet decoded, once. */
    private static String decoded(String target) {
        return OCTET.matcher(target)
                .replaceAll(octet -> Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(octet.group().substring(1), 16))));
    }

    /** The unencoded delimiters, which an encoded one must never become. */
    private static String reserved(String target) {
        return target.replaceAll("[^:/?@!$&'()*+,;=]", "");
    }
}
