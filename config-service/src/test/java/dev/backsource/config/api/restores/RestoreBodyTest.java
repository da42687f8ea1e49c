package dev.backsource.config.api.restores;

import static dev.backsource.config.testing.Bodies.read;
import static dev.backsource.config.testing.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.domain.RestoreScope;
import dev.backsource.config.write.MassConfirmation;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreBodyTest {
    private static final Instant AT = Instant.parse("2026-12-01T03:00:00Z");

    @Test
    void shouldReadEachCriterion() {
        assertThat(read("""
                {"at": "2026-12-01T04:00:00+01:00", "domains": ["WWW.example.com", "a.example", "www.example.com."]}""", RestoreBody.TYPE))
                .isEqualTo(new WantedRestore(
                        AT,
                        RestoreScope.of(List.of(DomainName.parse("www.example.com"), DomainName.parse("a.example"))),
                        false,
                        "",
                        MassConfirmation.NONE));
        assertThat(read("""
                {"at": "2026-12-01T03:00:00Z", "team": "shop", "removeLater": true, "after": "B.example"}""", RestoreBody.TYPE))
                .isEqualTo(
                        new WantedRestore(AT, RestoreScope.ofTeam("shop"), true, "b.example", MassConfirmation.NONE));
        assertThat(read("""
                {"at": "2026-12-01T03:00:00Z", "query": "Example.COM"}""", RestoreBody.TYPE).scope()).isEqualTo(RestoreScope.containing("example.com"));
        assertThat(read("{\"at\": \"2026-12-01T03:00:00Z\", \"all\": true}", RestoreBody.TYPE)
                        .scope())
                .isEqualTo(RestoreScope.ALL);
    }

    /** Nobody restores everything for want of a criterion. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"at": "2026-12-01T03:00:00Z"}                                         | domains invalid
            {"at": "2026-12-01T03:00:00Z", "all": false}                           | domains invalid
            {"at": "2026-12-01T03:00:00Z", "all": true, "team": "shop"}            | domains invalid
            {"at": "2026-12-01T03:00:00Z", "domains": ["a.example"], "query": "a"} | domains invalid
            {"at": "2026-12-01T03:00:00Z", "domains": []}                          | domains out-of-range
            {"at": "2026-12-01T03:00:00Z", "query": " "}                           | query malformed
            {"at": "yesterday", "all": true}                                       | at malformed
            {"at": "2026-12-01", "all": true}                                      | at malformed
            {"at": "-999999999-01-01T00:00:00Z", "all": true}                      | at malformed
            {"all": true}                                                          | at required
            {"at": "2026-12-01T03:00:00Z", "all": true, "dryRun": true}            | dryRun unknown-field
            """)
    void shouldNameWhatIsWrong(String json, String violation) {
        assertThat(violations(json, RestoreBody.TYPE)).containsExactly(violation);
    }

    @Test
    void shouldRefuseMoreThan1000Names() {
        var names = String.join(",", Collections.nCopies(1_001, "\"a.example\""));

        assertThat(violations("{\"at\": \"2026-12-01T03:00:00Z\", \"domains\": [" + names + "]}", RestoreBody.TYPE))
                .containsExactly("domains out-of-range");
    }
}
