package dev.backsource.config.api.purges;

import static dev.backsource.config.testing.Bodies.read;
import static dev.backsource.config.testing.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.purge.PurgeScope;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurgeBodyTest {
    private static final DomainName DOMAIN = DomainName.parse("www.example.com");

    @Test
    void shouldReadAPurgeIntoCanonicalFormOnce() {
        // When
        var listed = read("""
                {"urls": ["https://WWW.example.com/a?b#c", "/a?b", "http://www.example.com/"], "prefixes": ["/i/"],
                 "everything": false}""", PurgeBody.of(DOMAIN));
        var everything = read("{\"everything\": true, \"urls\": []}", PurgeBody.of(DOMAIN));

        // Then
        assertThat(listed)
                .isEqualTo(new PurgeScope(List.of("www.example.com/a?b", "www.example.com/"), List.of("/i/"), false));
        assertThat(everything).isEqualTo(PurgeScope.EVERYTHING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                              | ' required'
            {"everything": false}                           | ' required'
            {"urls": [], "prefixes": []}                    | ' required'
            {"everything": "yes"}                           | everything wrong-type
            {"everything": true, "urls": ["/a"]}            | everything invalid
            {"everything": true, "prefixes": ["/"]}         | everything invalid
            {"urls": "/a"}                                  | urls wrong-type
            {"urls": ["/a", 5]}                             | urls[1] wrong-type
            {"urls": ["/a", "https://www.example.org/"]}    | urls[1] invalid
            {"urls": ["a.jpg"]}                             | urls[0] invalid
            {"urls": ["/a\\u0000"]}                         | urls[0] malformed
            {"prefixes": ["/a", null, "/b"]}                | prefixes[1] wrong-type
            {"prefixes": ["images/"]}                       | prefixes[0] invalid
            {"url": ["/a"], "everything": true}             | url unknown-field
            """)
    void shouldNameWhatIsWrongWithAPurge(String json, String violation) {
        assertThat(violations(json, PurgeBody.of(DOMAIN))).containsExactly(violation);
    }

    @Test
    void shouldRefuseMoreThan100OfAKind() {
        // Given
        var urls = String.join(",", Collections.nCopies(101, "\"/a\""));

        // When / Then
        assertThat(violations("{\"urls\": [" + urls + "]}", PurgeBody.of(DOMAIN)))
                .containsExactly("urls out-of-range");
    }
}
