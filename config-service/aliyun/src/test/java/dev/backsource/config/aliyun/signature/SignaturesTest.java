package dev.backsource.config.aliyun.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ways to sign a call, by the examples that Alibaba Cloud documents, and by calls of which one character is another. */
class SignaturesTest {
    private static final String HASH_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String ACS3_SECRET = "YourAccessKeySecret";
    private static final String SIGNED =
            "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";

    /** Of the page "Request syntax and signature method V3". */
    private static final String ACS3_SIGNATURE = "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0";

    private static final Map<String, String> ACS3_QUERY =
            Map.of("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", "RegionId", "cn-shanghai");

    /** Of the page "Request syntax and signature method V2 of RPC". */
    private static final String RPC_SIGNATURE = "OLeaidS1JvxuMvnyHOwuJ+uX5qY=";

    private static final Map<String, String> RPC_PARAMETERS = Map.of(
            "Timestamp", "2016-02-23T12:46:24Z",
            "Format", "XML",
            "AccessKeyId", "testid",
            "Action", "DescribeRegions",
            "SignatureMethod", "HMAC-SHA1",
            "SignatureNonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
            "Version", "2014-05-26",
            "SignatureVersion", "1.0",
            "Signature", RPC_SIGNATURE);

    @Test
    void shouldTakeTheDocumentedSignatureInHeaders() {
        // When
        var claim = Acs3Signature.read(acs3("POST", ACS3_QUERY, headers(), ""));

        // Then
        assertThat(claim.keyId()).isEqualTo("YourAccessKeyId");
        assertThat(claim.nonce()).isEqualTo("3156853299f313e23d1673dc12e1703d");
        assertThat(claim.at()).isEqualTo(Instant.parse("2023-10-26T10:22:32Z"));
        assertThat(claim.isSignedWith().test(ACS3_SECRET)).isTrue();
        assertThat(claim.isSignedWith().test(ACS3_SECRET + "x")).isFalse();
    }

    @Test
    void shouldTakeTheDocumentedSignatureInParameters() {
        // When
        var claim = RpcSignature.read(rpc("GET", RPC_PARAMETERS));

        // Then
        assertThat(claim.keyId()).isEqualTo("testid");
        assertThat(claim.at()).isEqualTo(Instant.parse("2016-02-23T12:46:24Z"));
        assertThat(claim.isSignedWith().test("testsecret")).isTrue();
        assertThat(claim.isSignedWith().test("testsecret&")).isFalse();
    }

    /** The expected value is from another implementation, in Python. */
    @Test
    void shouldEncodeWhatUrlsWriteOtherwiseAsTheSignatureHasIt() {
        // Given
        var parameters = new HashMap<>(RPC_PARAMETERS);
        parameters.putAll(Map.of(
                "Action", "BatchSetCdnDomainConfig",
                "DomainNames", "a.example.com,*.b.example.com",
                "Functions", "[{\"functionName\":\"forward_scheme\"}]",
                "Note", "~ +*é",
                "Signature", "PfPw2ATk0NwtStjtEc1/8407T6c="));

        // When
        var claim = RpcSignature.read(rpc("POST", parameters));

        // Then
        assertThat(claim.isSignedWith().test("testsecret")).isTrue();
    }

    @Test
    void shouldSignTheSameWhereverParametersStand() {
        // Given
        var query = new HashMap<>(RPC_PARAMETERS);
        var form = new HashMap<String, String>();
        form.put("Action", query.remove("Action"));
        form.put("Timestamp", query.remove("Timestamp"));
        var body = "Action=DescribeRegions&Timestamp=2016-02-23T12%3A46%3A24Z".getBytes(StandardCharsets.UTF_8);

        // When
        var claim = RpcSignature.read(new SentCall("GET", "/", query, form, Map.of(), body));

        // Then
        assertThat(claim.isSignedWith().test("testsecret")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_127})
    void shouldRefuseHeadersOfWhichAnyCharacterIsAnother(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++) {
            // Given
            var query = new HashMap<>(ACS3_QUERY);
            var headers = new HashMap<>(headers());
            if (random.nextInt(3) == 0) {
                changeOne(query, random);
            } else {
                changeOne(headers, random);
            }

            // When, Then
            assertThat(isTaken(acs3("POST", query, headers, "")))
                    .as("%s %s", query, headers)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_127})
    void shouldRefuseParametersOfWhichAnyCharacterIsAnother(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++) {
            // Given
            var parameters = new HashMap<>(RPC_PARAMETERS);
            changeOne(parameters, random);

            // When, Then
            assertThat(isRpcTaken(rpc("GET", parameters))).as("%s", parameters).isFalse();
        }
    }

    @Test
    void shouldRefuseAnotherMethodPathOrBody() {
        assertThat(isTaken(acs3("GET", ACS3_QUERY, headers(), ""))).isFalse();
        assertThat(isTaken(new SentCall("POST", "/x", ACS3_QUERY, Map.of(), lists(headers()), new byte[0])))
                .isFalse();
        assertThat(isTaken(acs3("POST", ACS3_QUERY, headers(), "x"))).isFalse();
        assertThat(isRpcTaken(rpc("POST", RPC_PARAMETERS))).isFalse();
    }

    @Test
    void shouldRefuseAHeaderOfTheApiThatIsNotSigned() {
        // Given
        var headers = new HashMap<>(headers());
        headers.put("x-acs-anything", "x");

        // When, Then
        assertThatThrownBy(() -> Acs3Signature.read(acs3("POST", ACS3_QUERY, headers, "")))
                .isInstanceOf(CallRefusedException.class)
                .hasMessageContaining("x-acs-anything");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce"})
    void shouldRefuseASignatureThatLeavesOneOut(String name) {
        // Given
        var headers = new HashMap<>(headers());
        headers.put("authorization", headers.get("authorization").replace(name + ";", ""));

        // When, Then
        assertThatThrownBy(() -> Acs3Signature.read(acs3("POST", ACS3_QUERY, headers, "")))
                .isInstanceOf(CallRefusedException.class)
                .hasMessageContaining(name);
    }

    @Test
    void shouldRefuseABodyWhoseTypeIsNotSigned() {
        // Given
        var headers = new HashMap<>(headers());
        headers.put("content-type", "application/x-www-form-urlencoded");

        // When, Then
        assertThatThrownBy(() -> Acs3Signature.read(acs3("POST", ACS3_QUERY, headers, "A=b")))
                .isInstanceOfSatisfying(
                        CallRefusedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SIGNATURE_INCOMPLETE))
                .hasMessageContaining("content-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-02-23 12:46:24", "2016-02-30T12:46:24Z", "1456231584", "2016-02-23T12:46:24.000Z"})
    void shouldRefuseATimeThatIsNone(String time) {
        // Given
        var parameters = new HashMap<>(RPC_PARAMETERS);
        parameters.put("Timestamp", time);

        // When, Then
        assertThatThrownBy(() -> RpcSignature.read(rpc("GET", parameters)))
                .isInstanceOfSatisfying(
                        CallRefusedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIME_INVALID));
    }

    private static Map<String, String> headers() {
        return Map.of(
                "host", "ecs.cn-shanghai.aliyuncs.com",
                "x-acs-action", "RunInstances",
                "x-acs-content-sha256", HASH_OF_NOTHING,
                "x-acs-date", "2023-10-26T10:22:32Z",
                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                "x-acs-version", "2014-05-26",
                "authorization",
                        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=" + SIGNED + ",Signature="
                                + ACS3_SIGNATURE);
    }

    private static SentCall acs3(String method, Map<String, String> query, Map<String, String> headers, String body) {
        return new SentCall(method, "/", query, Map.of(), lists(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    private static SentCall rpc(String method, Map<String, String> query) {
        return new SentCall(method, "/", query, Map.of(), Map.of(), new byte[0]);
    }

    private static Map<String, List<String>> lists(Map<String, String> headers) {
        var lists = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return lists;
    }

    /** Another character at some place of some value. Which key it is, others decide: that is left as it is. */
    private static void changeOne(Map<String, String> values, Random random) {
        var names = values.keySet().stream().sorted().toList();
        var name = names.get(random.nextInt(names.size()));
        var value = values.get(name);
        var at = random.nextInt(value.length());
        var other = (char) ('!' + random.nextInt('~' - '!'));
        if (value.charAt(at) == other) {
            other++;
        }
        values.put(name, value.substring(0, at) + other + value.substring(at + 1));
    }

    private static boolean isTaken(SentCall call) {
        try {
            var claim = Acs3Signature.isIn(call) ? Acs3Signature.read(call) : RpcSignature.read(call);
            return claim.keyId().equals("YourAccessKeyId")
                    && claim.isSignedWith().test(ACS3_SECRET);
        } catch (CallRefusedException e) {
            return false;
        }
    }

    private static boolean isRpcTaken(SentCall call) {
        try {
            var claim = RpcSignature.read(call);
            return claim.isSignedWith().test("testsecret");
        } catch (CallRefusedException e) {
            return false;
        }
    }
}
