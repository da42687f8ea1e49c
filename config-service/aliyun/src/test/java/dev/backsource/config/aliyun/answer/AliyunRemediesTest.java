package dev.backsource.config.aliyun.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.domain.DomainRefusal;
import dev.backsource.config.preflight.PreflightRefusal;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.policy.domain.DomainName;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AliyunRemediesTest {
    private static final DomainName NAME = new DomainName("www.example.com");
    private static final Pattern FOREIGN = Pattern.compile(
            "/api/|/q/|Bearer|urn:|If-Match|Idempotency-Key|expectedRevision|\\b(GET|PUT|POST|PATCH|DELETE)\\b|backsource [a-z]");

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatToDoInTheApisWords(RemedyCode code) {
        assertThat(AliyunRemedies.words(Remedy.of(code, NAME)))
                .isNotBlank()
                .doesNotContain("{")
                .doesNotContainPattern(FOREIGN);
    }

    @Test
    void shouldTellARefusalOfTheServiceSo() {
        // When
        var error = CallError.of(Refusal.of(DomainRefusal.unknown(NAME)));

        // Then
        assertThat(error.message()).isEqualTo("there is no domain www.example.com; add it with AddCdnDomain");
        assertThat(error.code()).isEqualTo(ErrorCode.DOMAIN_UNKNOWN);
    }

    @Test
    void shouldTellTheFindingsOfARequiredPreflightInTheirOwnWords() {
        // Given
        var findings = "192.0.2.1 refuses connections to port 443. Every origin would answer the redirect type HTTP";
        var refusal = PreflightRefusal.FAILED.refused(findings, Remedy.of(RemedyCode.CORRECT_ORIGINS_OR_POLICY));

        // When
        var error = CallError.of(Refusal.of(refusal));

        // Then
        assertThat(error.code()).isEqualTo(ErrorCode.NOT_ALLOWED_NOW);
        assertThat(error.message())
                .isEqualTo(findings + "; correct the origins or choose that redirect type, or make the change in the"
                        + " console");
    }
}
