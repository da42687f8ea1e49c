package dev.backsource.policy.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSignatureTest {
    private static final String TOPIC = "backsource.policy-changes.v1";
    private static final String DOMAIN = "www.example.com";
    private static final byte[] VALUE = "{\"domain\":\"www.example.com\"}".getBytes(StandardCharsets.UTF_8);

    private final KeyPair pair = newPair();
    private final TrustedKeys trusted = TrustedKeys.of(List.of(newPair().getPublic(), pair.getPublic()));
    private final EventSigner signer = EventSigner.of(pair.getPrivate(), trusted);
    private final Map<String, String> headers = headers();

    @Test
    void shouldBelieveWhatATrustedKeySigned() {
        headers.putAll(signed(VALUE));

        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).isNull();
    }

    @Test
    void shouldBelieveASignedRemovalAndNotAsAValue() {
        headers.putAll(signed(null));

        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, null)).isNull();
        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, new byte[0])).contains("doesn't match");
        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).contains("doesn't match");
    }

    @Test
    void shouldNotTakeAValueAsARemoval() {
        headers.putAll(signed(VALUE));

        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, null)).contains("doesn't match");
    }

    @Test
    void shouldHoldForItsTopicAndKeyOnly() {
        headers.putAll(signed(VALUE));

        assertThat(trusted.objection("backsource.cache-purges.v1", DOMAIN, headers::get, VALUE))
                .contains("doesn't match");
        assertThat(trusted.objection(TOPIC, "other.example.com", headers::get, VALUE))
                .contains("doesn't match");
        assertThat(trusted.objection(TOPIC, null, headers::get, VALUE)).contains("doesn't match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_type",
                "ce_source",
                "ce_subject",
                "ce_time",
                "ce_revision",
                "ce_incarnation",
                "ce_changedby",
                "ce_team"
            })
    void shouldHoldForItsAttributesOnly(String attribute) {
        // Given
        headers.putAll(signed(VALUE));
        var changed = new HashMap<>(headers);
        changed.merge(attribute, "9", String::concat);
        var missing = new HashMap<>(headers);
        missing.remove(attribute);

        // Then
        assertThat(trusted.objection(TOPIC, DOMAIN, changed::get, VALUE)).contains("doesn't match");
        assertThat(headers).containsKey(attribute);
        assertThat(trusted.objection(TOPIC, DOMAIN, missing::get, VALUE)).contains("doesn't match");
    }

    @Test
    void shouldHoldForTheConfirmedNumberWhereThereIsOne() {
        // Given
        var signedWithout = signed(VALUE);
        headers.put("ce_masschange", "25");
        var signedWith = signed(VALUE);

        // Then
        headers.putAll(signedWith);
        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).isNull();
        headers.put("ce_masschange", "250");
        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).contains("doesn't match");
        headers.remove("ce_masschange");
        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).contains("doesn't match");
        headers.putAll(signedWithout);
        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).isNull();
        headers.put("ce_masschange", "25");
        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).contains("doesn't match");
    }

    @Test
    void shouldKeepTheContentOfEventsWithoutAConfirmedNumber() {
        var content = SignedContent.of("topic", "key", Map.of("ce_team", "shop")::get, new byte[] {7});

        assertThat(HexFormat.of().formatHex(content))
                .isEqualTo("00000012" + "6261636b736f75726365206576656e742031" + "00000005" + "746f706963" + "00000003"
                        + "6b6579" + "ffffffff".repeat(9) + "00000004" + "73686f70" + "00000001" + "07");
    }

    @Test
    void shouldNotMistakeTheEndOfOneFieldForTheBeginningOfTheNext() {
        headers.put("ce_id", "ab");
        headers.put("ce_type", "c");
        headers.putAll(signed(VALUE));
        headers.put("ce_id", "a");
        headers.put("ce_type", "bc");

        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).contains("doesn't match");
    }

    @ParameterizedTest
    @CsvSource({"ce_signature", "ce_signaturekey"})
    void shouldNotBelieveWhatIsNotSigned(String header) {
        headers.putAll(signed(VALUE));
        headers.remove(header);

        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).contains("isn't signed");
    }

    @Test
    void shouldNotBelieveAKeyThatIsNotTrusted() {
        var stranger = newPair();
        headers.putAll(EventSigner.of(stranger.getPrivate(), TrustedKeys.of(List.of(stranger.getPublic())))
                .sign(List.of(SignedContent.of(TOPIC, DOMAIN, headers::get, VALUE)))
                .get(0));

        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).contains("isn't trusted");

        headers.put("ce_signaturekey", signer.keyId());
        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).contains("doesn't match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "////", "=", "ä"})
    void shouldNotBelieveWhatIsNoSignatureAtAll(String signature) {
        headers.put("ce_signature", signature);
        headers.put("ce_signaturekey", signer.keyId());

        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).contains("doesn't match");

        headers.put("ce_signature", signature.repeat(10_000));
        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).contains("doesn't match");
    }

    @Test
    void shouldNotBelieveASignatureOfZeros() {
        headers.put("ce_signature", Base64.getEncoder().encodeToString(new byte[64]));
        headers.put("ce_signaturekey", signer.keyId());

        assertThat(trusted.objection(TOPIC, DOMAIN, headers::get, VALUE)).contains("doesn't match");
    }

    @Test
    void shouldBelieveEverythingWithoutTrustedKeys() {
        assertThat(TrustedKeys.none().objection(TOPIC, DOMAIN, headers::get, VALUE))
                .isNull();
    }

    @Test
    void shouldNotSignWhatNobodyWouldBelieve() {
        var stranger = newPair();

        assertThatThrownBy(() -> EventSigner.of(stranger.getPrivate(), trusted))
                .hasMessageContaining("not among the trusted keys");
        assertThatThrownBy(() -> EventSigner.of(stranger.getPrivate(), TrustedKeys.none()))
                .hasMessageContaining("not among the trusted keys");
    }

    @Test
    void shouldReadKeysAsOpensslWritesThem() {
        // The examples of RFC 8410, section 10.
        var key = KeyText.privateKey("""
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                -----END PRIVATE KEY-----
                """);
        var publicKeys = KeyText.publicKeys("""
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
                -----END PUBLIC KEY-----
                """);

        assertThat(EventSigner.of(key, TrustedKeys.of(publicKeys)).keyId()).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n=A\n-----END PRIVATE KEY-----"
            })
    void shouldSayWhatIsWrongWithAKey(String pem) {
        assertThatThrownBy(() -> KeyText.privateKey(pem)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyText.publicKeys(pem)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 100, 256, 1_023, 1_024, 1_025, 2_500})
    void shouldSignManyByOneSignatureEachToBeBelievedAlone(int count) {
        // Given
        var keys = IntStream.range(0, count).mapToObj(i -> "domain-" + i).toList();
        var contents = keys.stream()
                .map(key -> SignedContent.of(TOPIC, key, headers::get, VALUE))
                .toList();

        // When
        var signed = signer.sign(contents);

        // Then
        for (var i : around(count)) {
            var own = new HashMap<>(headers);
            own.putAll(signed.get(i));
            assertThat(trusted.objection(TOPIC, keys.get(i), own::get, VALUE)).isNull();
            var other = keys.get((i + 1) % count);
            if (count > 1) {
                assertThat(trusted.objection(TOPIC, other, own::get, VALUE)).contains("doesn't match");
            }
        }
    }

    /** The places to look at: all of a few, of many those around each multiple of 256 and the last, where trees end and paths change their length. */
    private static int[] around(int count) {
        return IntStream.range(0, count)
                .filter(i -> count <= 256 || (i + 4) % 256 < 8 || i >= count - 4)
                .toArray();
    }

    @Test
    void shouldNotBelieveAWayThatWasChanged() {
        // Given: the root is known to be signed
        var contents = IntStream.range(0, 5)
                .mapToObj(i -> SignedContent.of(TOPIC, DOMAIN + i, headers::get, VALUE))
                .toList();
        var signed = signer.sign(contents).get(2);
        headers.putAll(signed);
        assertThat(trusted.objection(TOPIC, DOMAIN + 2, headers::get, VALUE)).isNull();
        var bytes = Base64.getDecoder().decode(signed.get("ce_signature"));

        for (var i = 0; i < bytes.length; i++) {
            // When
            var changed = bytes.clone();
            changed[i] ^= 1;
            headers.put("ce_signature", Base64.getEncoder().encodeToString(changed));

            // Then
            assertThat(trusted.objection(TOPIC, DOMAIN + 2, headers::get, VALUE))
                    .contains("doesn't match");
        }
        for (var length = 0; length < bytes.length; length++) {
            headers.put("ce_signature", Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, length)));
            assertThat(trusted.objection(TOPIC, DOMAIN + 2, headers::get, VALUE))
                    .contains("doesn't match");
        }
    }

    @Test
    void shouldNotTakeANodeOfTheTreeForAnEvent() {
        // Given
        var contents = List.of(new byte[] {1}, new byte[] {2});
        var tree = new SignatureTree(contents);
        var leaves = ByteBuffer.allocate(64)
                .put(tree.way(1), 2, 32)
                .put(tree.way(0), 2, 32)
                .array();

        // When, Then: what the root is the hash of, taken as content with no way to go
        assertThat(SignatureTree.root(leaves, ByteBuffer.allocate(2))).isNotEqualTo(tree.root());
        assertThat(SignatureTree.root(contents.get(0), ByteBuffer.wrap(tree.way(0))))
                .isEqualTo(tree.root());
    }

    private Map<String, String> signed(byte @Nullable [] value) {
        return signer.sign(List.of(SignedContent.of(TOPIC, DOMAIN, headers::get, value)))
                .get(0);
    }

    private static Map<String, String> headers() {
        var headers = new HashMap<>(Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                "www.example.com/4",
                "ce_type",
                "dev.backsource.policy-changed.v1",
                "ce_source",
                "/config-service",
                "ce_subject",
                DOMAIN,
                "ce_time",
                "2026-11-26T12:00:00Z",
                "ce_revision",
                "4",
                "ce_incarnation",
                "1764000000000",
                "ce_changedby",
                "ops",
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        headers.put("ce_team", "shop");
        return headers;
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
