package dev.backsource.config.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodiesTest {
    @Test
    void shouldFillInDefaults() {
        // When
        var domain = Objects.requireNonNull(read("""
                {"name": "WWW.Example.COM.", "origins": [{"address": "[2001:db8::1]", "port": 443}]}""", NewDomainBody::read));

        // Then
        assertThat(domain.name().value()).isEqualTo("www.example.com");
        assertThat(domain.origins().get(0).address().value()).isEqualTo("2001:db8::1");
        assertThat(domain.origins().get(0).priority()).isEqualTo(OriginPriority.PRIMARY);
        assertThat(domain.origins().get(0).weight()).isEqualTo(10);
        assertThat(domain.originTls()).isEqualTo(OriginTls.DEFAULT);
        assertThat(domain.policy()).isEqualTo(OriginProtocolPolicy.DISABLED);
        assertThat(domain.grantedPorts()).isEqualTo(GrantedPorts.NONE);
    }

    @Test
    void shouldTakeNullForAbsentExceptInLists() {
        // When
        var policy = read("{\"enabled\": false, \"redirectType\": null, \"dynamic\": null}", PolicyBody::read);
        var violations = violations("{\"enabled\": true, \"staticRules\": {\"uris\": [null]}}", AccelerationBody::read);

        // Then
        assertThat(policy).isEqualTo(OriginProtocolPolicy.DISABLED);
        assertThat(violations).containsExactly("staticRules.uris[0] wrong-type");
    }

    @Test
    void shouldKeepTheRedirectTypeOfADisabledPolicy() {
        // When
        var policy = read("""
                {"enabled": false, "redirectType": "HTTPS", "dynamic": {"enabled": true, "redirectType": "HTTP"}}""", PolicyBody::read);

        // Then
        assertThat(policy)
                .isEqualTo(
                        new OriginProtocolPolicy(false, RedirectType.HTTPS, ContentPolicy.enabled(RedirectType.HTTP)));
    }

    @Test
    void shouldLeaveTheTlsSettingsOpenWhenTheyAreLeftOut() {
        // When
        var without = read("{\"origins\": [{\"address\": \"a\", \"port\": 1}]}", OriginsBody::read);
        var with = read(
                "{\"origins\": [{\"address\": \"a\", \"port\": 65535, \"weight\": 100}], \"originTls\": {}}",
                OriginsBody::read);

        // Then
        assertThat(without.tls()).isNull();
        assertThat(with.tls()).isEqualTo(OriginTls.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                               | true
            {"http": null, "https": null}    | true
            {"http": 8080}                   | false
            """)
    void shouldReadAGrantAndItsWithdrawal(String json, boolean none) {
        // When
        var granted = read(json, GrantBody::read);

        // Then
        assertThat(granted.equals(GrantedPorts.NONE)).isEqualTo(none);
    }

    @Test
    void shouldListAtMost50Violations() {
        // Given
        var entries = String.join(",", Collections.nCopies(1000, "5"));

        // When
        var violations = violations("{\"origins\": [" + entries + "]}", OriginsBody::read);

        // Then
        assertThat(violations).hasSize(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"enabled": true, "enabled": false}  | Duplicate
            {"enabled": tru                      | line 1
            {"enabled": false} trailing          | not JSON
            ''                                   | empty
            {"enabled": NaN}                     | not JSON
            {'enabled': true}                    | not JSON
            """)
    void shouldSayWhyABodyCantBeRead(String json, String reason) {
        // When
        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> read(json, PolicyBody::read));

        // Then
        assertThat(refusal.violations()).hasSize(1);
        assertThat(refusal.violations().get(0).code()).isEqualTo("malformed");
        assertThat(refusal.violations().get(0).detail()).contains(reason);
    }

    @Test
    void shouldRefuseDeepNestingInsteadOfFailing() {
        // When
        var violations = violations("{\"enabled\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", PolicyBody::read);

        // Then
        assertThat(violations).containsExactly(" malformed");
    }

    private static <T> T read(String json, Function<JsonFields, T> reader) {
        return JsonBody.read(json.getBytes(StandardCharsets.UTF_8), reader);
    }

    private static <T> List<String> violations(String json, Function<JsonFields, T> reader) {
        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> read(json, reader));
        return refusal.violations().stream()
                .map(violation -> violation.field() + " " + violation.code())
                .toList();
    }
}
