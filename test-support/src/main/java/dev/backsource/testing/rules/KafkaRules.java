package dev.backsource.testing.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** The rules for the use of Kafka's clients. */
public final class KafkaRules {
    /** Topics are read and written in bulk by the event log alone, and by no other reader or channel. */
    public static final ArchRule ONLY_THE_EVENT_LOG_READS_AND_WRITES_IN_BULK = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.clients.consumer.KafkaConsumer")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer")
            .because("the event log has one follower, one view and one publisher for all services");

    /** No class handles a channel message by message. */
    public static final ArchRule NOTHING_COMES_BY_CHANNEL = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Incoming")
            .because("what this service reads it reads as whole topics");

    private KafkaRules() {}
}
