package dev.backsource.config.web.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestRemediesTest {
    private static final DomainName NAME = new DomainName("www.example.com");
    private static final Pattern FOREIGN = Pattern.compile("CdnDomain|backsource [a-z]|the page ");

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatToDoInTheWordsOfRest(RemedyCode code) {
        assertThat(RestRemedies.words(Remedy.of(code, NAME)))
                .isNotBlank()
                .doesNotContain("{")
                .doesNotContainPattern(FOREIGN);
    }

    /** Clients of REST alone read the detail; others have the parts. */
    @Test
    void shouldTellAReasonItsRemedyAndBothTogether() {
        // When
        var problem = Refusal.of(ProblemKind.NOT_FOUND, "it isn't there", Remedy.of(RemedyCode.LIST_PURGES, NAME))
                .problem();

        // Then
        assertThat(new String(problem.toJson(), UTF_8))
                .contains(
                        "\"detail\":\"it isn't there; list recent purges with GET /api/v1/domains/www.example.com/purges\"",
                        "\"reason\":\"it isn't there\"",
                        "\"remedy\":{\"code\":\"list-purges\",\"domain\":\"www.example.com\"}");
        assertThat(new String(Refusal.of(ProblemKind.NOT_FOUND, "x").problem().toJson(), UTF_8))
                .doesNotContain("reason", "remedy");
    }
}
