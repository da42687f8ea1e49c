package dev.backsource.system.guarded;

import org.junit.jupiter.api.Order;

/** The services have certificates. */
@Order(SharedGuardedStack.CERTIFICATES)
class KafkaCertificatesIT extends GuardedKafkaTests {
    KafkaCertificatesIT(GuardedStack stack) {
        super(stack, "by-certificate.example.com");
    }

    @Override
    Credentials credentials() {
        return stack.certificates();
    }
}
