package dev.backsource.config.api.progressive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.progressive.ProgressiveState;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.policy.progressive.PartialPlan;
import dev.backsource.testing.config.SampleDomains;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewRolloutBodyTest {
    private static final String PARTS =
            "\"parts\": {\"originProtocolPolicy\": {\"enabled\": true, \"redirectType\": \"HTTPS\"}}";

    @Test
    void shouldReadThePartsWithoutAPlan() {
        // When
        var read = read("{" + PARTS + "}");

        // Then
        assertThat(read.plan()).isEqualTo(PartialPlan.NONE);
        assertThat(read.edit().apply(SampleDomains.domain(80)).policy().enabled())
                .isTrue();
    }

    @Test
    void shouldReadAPlan() {
        // When
        var plan = read("{" + PARTS + ", \"steps\": [0.1, 0.5], \"bakeSeconds\": 5, \"outcomes\": 3,"
                        + " \"patienceSeconds\": 90}")
                .plan();

        // Then
        assertThat(plan).isEqualTo(new PartialPlan(List.of(0.1, 0.5), 5, 3, 90));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | parts",
                "{\"parts\": {}} | parts",
                "{\"parts\": {\"caching\": {}}} | parts.caching",
                "{\"parts\": {\"originTls\": {\"verification\": \"SOME\"}}} | parts.originTls.verification",
                "{PARTS, \"steps\": []} | steps",
                "{PARTS, \"steps\": [0.5, \"x\"]} | steps[1]",
                "{PARTS, \"steps\": [0.5, 0.1]} | steps[1]",
                "{PARTS, \"outcomes\": 0} | outcomes",
                "{PARTS, \"share\": 0.1} | share",
            })
    void shouldNameAFaultyField(String body, String field) {
        assertThatThrownBy(() -> read(body.replace("PARTS", PARTS)))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.field())
                                .contains(field));
    }

    @Test
    void shouldReadStatesSeparatedByCommas() {
        // Given
        var violations = new Violations();

        // When
        var some = RolloutFilters.read("RUNNING,FROZEN", null, violations);
        var all = RolloutFilters.read(null, null, violations);

        // Then
        assertThat(some.states()).containsExactlyInAnyOrder(ProgressiveState.RUNNING, ProgressiveState.FROZEN);
        assertThat(all.states()).containsExactlyInAnyOrder(ProgressiveState.values());
        assertThat(violations.isEmpty()).isTrue();
        RolloutFilters.read("RUNNING,", null, violations);
        assertThat(violations.isEmpty()).isFalse();
    }

    private static NewRolloutBody.Read read(String body) {
        return JsonBody.read(body.getBytes(UTF_8), NewRolloutBody.TYPE);
    }
}
