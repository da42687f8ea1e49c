package dev.backsource.config.aliyun.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdnFunctionsTest {
    private static final Domain NEW = Domain.of(
            new DomainName("www.example.com"),
            List.of(new Origin(OriginAddress.parse("203.0.113.10"), 80, OriginPriority.PRIMARY, 10)));

    private static final Domain GRANTED = NEW.with(Part.GRANTED_PORTS, new GrantedPorts(8080, 8443));

    @Test
    void shouldShowNoneOfANewDomain() {
        assertThat(CdnFunctions.all())
                .allSatisfy(function -> assertThat(function.of(NEW)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "forward_scheme, enable=on&scheme_origin=follow",
        "forward_scheme, enable=on&scheme_origin=http",
        "forward_scheme, enable=on&scheme_origin=https",
        "forward_scheme, enable=off&scheme_origin=https",
        "set_req_host_header, domain_name=b.example.net",
        "https_origin_sni, enabled=on&https_origin_sni=b.example.net",
        "forward_timeout, forward_timeout=30",
        "forward_timeout, forward_timeout=1.5",
        "dynamic, enable=on&dynamic_route_origin=follow-port",
        "dynamic, enable=on&static_route_type=jpg&static_route_url=/a.html&static_route_path=/s/*&dynamic_route_origin=https",
        "dynamic, enable=off&static_route_type=jpg&dynamic_route_origin=follow",
        "dynamic, 'enable=on&static_route_url=/a\\,b,/c&static_route_path=/d\\,*&dynamic_route_origin=follow-port'"
    })
    void shouldReadBackWhatIsSetAndTakeItBack(String function, String arguments) {
        // When
        var set = set(function, arguments, NEW);

        // Then
        assertThat(CdnFunctions.get(function).of(set))
                .isEqualTo(parsed(arguments))
                .isNotEmpty();
        assertThat(CdnFunctions.get(function).unset(set)).isEqualTo(NEW);
        assertThat(CdnFunctions.all().stream().filter(other -> !other.of(set).isEmpty()))
                .as("no other function shows it")
                .hasSize(1);
    }

    @Test
    void shouldFollowWhereTheSchemeIsLeftOut() {
        assertThat(set("forward_scheme", "enable=on", NEW).policy().redirectType())
                .isEqualTo(RedirectType.FOLLOW);
    }

    @Test
    void shouldKeepTheSchemeOfAPolicyThatIsSwitchedOff() {
        // Given
        var https = set("forward_scheme", "enable=on&scheme_origin=https", NEW);

        // When
        var off = set("forward_scheme", "enable=off", https);

        // Then
        assertThat(off.policy()).isEqualTo(new OriginProtocolPolicy(false, RedirectType.HTTPS, ContentPolicy.DISABLED));
    }

    @Test
    void shouldLeaveThePolicyOfDynamicContentToItsOwnFunction() {
        // Given
        var dynamic = set("dynamic", "enable=on&dynamic_route_origin=https", NEW);

        // When
        var both = set("forward_scheme", "enable=on&scheme_origin=http", dynamic);

        // Then
        assertThat(both.policy().dynamic()).isEqualTo(ContentPolicy.enabled(RedirectType.HTTPS));
        assertThat(CdnFunctions.get("forward_scheme").unset(both)).isEqualTo(dynamic);
    }

    @ParameterizedTest
    @CsvSource({
        "forward_scheme, enable=off",
        "forward_scheme, enable=on",
        "forward_scheme, scheme_origin=follow&enable=on&scheme_origin_port=80:443",
        "set_req_host_header, domain_name=B.example.net",
        "https_origin_sni, enabled=off",
        "forward_timeout, forward_timeout=30.0",
        "dynamic, enable=off",
        "dynamic, 'enable=on&static_route_type=jpg, png'"
    })
    void shouldShowWhatWasSetInItsOwnWords(String function, String arguments) {
        // When
        var set = set(function, arguments, NEW);

        // Then
        assertThat(List.copyOf(CdnFunctions.get(function)
                        .shownAt(set, parsed(arguments))
                        .entrySet()))
                .isEqualTo(List.copyOf(parsed(arguments).entrySet()));
    }

    @ParameterizedTest
    @CsvSource({
        "forward_scheme, enable=on, enable=on&scheme_origin=https",
        "forward_scheme, enable=off, enable=on&scheme_origin=follow",
        "set_req_host_header, domain_name=a.example.net, domain_name=b.example.net",
        "https_origin_sni, enabled=off, enabled=on&https_origin_sni=b.example.net",
        "forward_scheme, enable=on&scheme_origin=https&scheme_origin_port=8443, enable=off&scheme_origin=https",
        "dynamic, enable=on, enable=on&static_route_type=jpg&dynamic_route_origin=follow-port"
    })
    void shouldShowWhatIsSoOnceTheDomainHasChangedOtherwise(String function, String said, String since) {
        assertThat(CdnFunctions.get(function).shownAt(set(function, since, NEW), parsed(said)))
                .isEqualTo(parsed(since));
    }

    @Test
    void shouldShowGrantedPortsWhateverWasSet() {
        // Given
        var arguments = "enable=on&scheme_origin=https";

        // When
        var shown = CdnFunctions.get("forward_scheme")
                .shownAt(set("forward_scheme", arguments, GRANTED), parsed(arguments));

        // Then
        assertThat(shown).isEqualTo(parsed(arguments + "&scheme_origin_port=8443"));
    }

    @Test
    void shouldSetAConfigOfItsOwnDomainOnly() {
        // Given
        var id = ConfigIds.of(NEW.name(), "forward_scheme");
        var json = "[{\"functionName\":\"forward_scheme\",\"configId\":\"%s\",\"parentId\":-1,"
                + "\"functionArgs\":[{\"argName\":\"enable\",\"argValue\":\"on\"}]}]";

        // When
        var own = FunctionList.parse(json.formatted(id), 50).get(0).edit().apply(NEW);
        var foreign = FunctionList.parse(json.formatted(id - 1), 50).get(0).edit();

        // Then
        assertThat(own.policy().enabled()).isTrue();
        assertThatThrownBy(() -> foreign.apply(NEW))
                .isInstanceOfSatisfying(
                        CallRefusedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({"follow, 8080:8443", "http, 8080", "https, 8443"})
    void shouldShowGrantedPortsAndTakeThemBack(String scheme, String ports) {
        // When
        var set = set("forward_scheme", "enable=on&scheme_origin=" + scheme + "&scheme_origin_port=" + ports, GRANTED);

        // Then
        assertThat(CdnFunctions.get("forward_scheme").of(set)).containsEntry("scheme_origin_port", ports);
        assertThat(set.grantedPorts()).isEqualTo(GRANTED.grantedPorts());
    }

    @ParameterizedTest
    @CsvSource({"follow, 80:443", "http, 80", "https, 443"})
    void shouldTakeTheStandardPortsWhereNoneIsGranted(String scheme, String ports) {
        // When
        var set = set("forward_scheme", "enable=on&scheme_origin=" + scheme + "&scheme_origin_port=" + ports, NEW);

        // Then
        assertThat(CdnFunctions.get("forward_scheme").of(set)).doesNotContainKey("scheme_origin_port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8443", "443:80", "x", "0", "80:443"})
    void shouldRefusePortsThatAreNotGrantedAndSayHowToAsk(String ports) {
        assertThatThrownBy(
                        () -> set("forward_scheme", "enable=on&scheme_origin=https&scheme_origin_port=" + ports, NEW))
                .isInstanceOf(CallRefusedException.class)
                .hasMessageContaining("request one on the domain");
    }

    @ParameterizedTest
    @CsvSource({
        "forward_scheme, scheme_origin=http, enable",
        "forward_scheme, enable=yes, enable",
        "forward_scheme, enable=on&scheme_origin=ftp, scheme_origin",
        "set_req_host_header, domain_name=a b, domain_name",
        "https_origin_sni, enabled=on, https_origin_sni",
        "https_origin_sni, enabled=on&https_origin_sni=203.0.113.1, https_origin_sni",
        "https_origin_sni, enabled=off&https_origin_sni=b.example.net, https_origin_sni",
        "forward_timeout, forward_timeout=0, forward_timeout",
        "forward_timeout, forward_timeout=601, forward_timeout",
        "forward_timeout, forward_timeout=1e3, forward_timeout",
        "dynamic, enable=on&dynamic_route_origin=ws, dynamic_route_origin",
        "dynamic, enable=on&static_route_url=a, static_route_url"
    })
    void shouldNameTheArgumentThatIsWrong(String function, String arguments, String argument) {
        assertThatThrownBy(() -> set(function, arguments, NEW))
                .isInstanceOfSatisfying(
                        CallRefusedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ARGUMENT_INVALID))
                .hasMessageStartingWith(function + ", " + argument + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | is not JSON",
                "{} | list",
                "[] | list",
                "[{\"functionName\":\"forward_scheme\"}] | enable",
                "[{\"functionName\":\"follow_302\",\"functionArgs\":[]}] | follow_302",
                "[{\"functionName\":\"forward_scheme\",\"parentId\":\"1\"}] | parentId",
                "[{\"functionName\":\"forward_scheme\",\"configId\":\"x\",\"functionArgs\":[{\"argName\":\"enable\",\"argValue\":\"on\"}]}] | configId x",
                "[{\"functionName\":\"forward_scheme\",\"parentId\":\"-1\",\"ParentId\":\"-1\"}] | the same",
                "[{\"functionName\":\"forward_scheme\",\"else\":\"1\"}] | else",
                "[{\"functionName\":\"dynamic\",\"functionArgs\":[{\"argName\":\"else\",\"argValue\":\"1\"}]}] | else",
                "[{\"functionName\":\"dynamic\",\"functionArgs\":[{\"argName\":\"enable\",\"argValue\":\"on\"},{\"argName\":\"enable\",\"argValue\":\"on\"}]}] | twice",
                "[{\"functionName\":\"dynamic\",\"functionName\":\"dynamic\"}] | is not JSON"
            })
    void shouldNameWhatOfTheFunctionsIsWrong(String json, String named) {
        assertThatThrownBy(() -> FunctionList.parse(json, 50))
                .isInstanceOf(CallRefusedException.class)
                .hasMessageContaining(named);
    }

    private static Domain set(String function, String arguments, Domain domain) {
        return CdnFunctions.get(function)
                .set(new FunctionArguments(function, parsed(arguments)))
                .apply(domain);
    }

    private static Map<String, String> parsed(String arguments) {
        var all = new LinkedHashMap<String, String>();
        for (var argument : arguments.split("&")) {
            all.put(argument.split("=")[0], argument.split("=")[1]);
        }
        return all;
    }
}
