package dev.backsource.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.PolicyRecord.Refused;
import dev.backsource.policy.event.PolicyRecord.Removed;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.signature.EventSigner;
import dev.backsource.policy.signature.TrustedKeys;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {
    private final KeyPair pair = newPair();
    private final TrustedKeys trusted = TrustedKeys.of(List.of(pair.getPublic()));
    private final EventSigner signer = EventSigner.of(pair.getPrivate(), trusted);
    private final SignatureCheck check = new SignatureCheck(trusted);

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 63, 64, 65, 1_000})
    void shouldFindThoseThatAreNotToBeBelievedAmongMany(int count) {
        // Given: every third isn't signed
        var records = IntStream.range(0, count)
                .mapToObj(i -> removal(Topic.POLICY_CHANGES, "domain-" + i + ".example.com"))
                .toList();
        EventRecords.sign(
                IntStream.range(0, count)
                        .filter(i -> i % 3 != 0)
                        .mapToObj(records::get)
                        .toList(),
                signer);
        var received = new ArrayList<ConsumerRecord<String, byte[]>>();
        records.forEach(each -> received.add(received(each)));

        // When
        var objections = check.objections(received);

        // Then
        assertThat(objections).hasSize((count + 2) / 3);
        assertThat(received)
                .allSatisfy(
                        each -> assertThat(objections.containsKey(each)).isEqualTo(received.indexOf(each) % 3 == 0));
    }

    @Test
    void shouldRefuseARecordBeforeItIsRead() {
        // Given
        var records = new PolicyRecords(check);
        var unsigned = received(removal(Topic.POLICY_CHANGES, "www.example.com"));
        var signed = received(EventRecords.sign(List.of(removal(Topic.POLICY_CHANGES, "www.example.com")), signer)
                .get(0));

        // When, Then
        assertThat(records.read(unsigned))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("isn't signed"));
        assertThat(records.read(signed)).isInstanceOf(Removed.class);
    }

    @Test
    void shouldNotTakeAChangeForAPurge() {
        var signed = EventRecords.sign(List.of(removal(Topic.POLICY_CHANGES, "www.example.com")), signer)
                .get(0);
        var moved = new ProducerRecord<>(
                Topic.CACHE_PURGES.topicName(), signed.partition(), signed.key(), signed.value(), signed.headers());

        assertThat(check.objection(received(moved))).contains("doesn't match");
    }

    @ParameterizedTest
    @EnumSource(
            value = Topic.class,
            names = {"EXPLAIN_REQUESTS", "PROBE_REQUESTS"})
    void shouldBelieveNoQuestionOfSomebodyElse(Topic questions) {
        var unsigned = received(removal(questions, "1"));
        var signed = received(
                EventRecords.sign(List.of(removal(questions, "1")), signer).get(0));

        assertThat(check.objection(unsigned)).contains("isn't signed");
        assertThat(check.objection(signed)).isNull();
    }

    @Test
    void shouldAskForNoSignatureOfWhatOthersWrite() {
        assertThat(check.objection(received(removal(Topic.ORIGIN_ALERTS, "www.example.com/origin-port-closed"))))
                .isNull();
    }

    @Test
    void shouldBelieveAllWhereNoKeyIsTrusted() {
        var everything = new SignatureCheck(TrustedKeys.none());
        var unsigned = received(removal(Topic.POLICY_CHANGES, "www.example.com"));

        assertThat(everything.objection(unsigned)).isNull();
        assertThat(everything.objections(List.of(unsigned))).isEmpty();
    }

    private static ProducerRecord<String, byte[]> removal(Topic topic, String key) {
        var attributes = new CloudEvent(key + "/2", topic.eventType(), "/config-service", key, Instant.EPOCH, 2L, null);
        return EventRecords.toRecord(topic, 0, key, null, attributes);
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
