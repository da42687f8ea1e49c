package dev.backsource.system.guarded;

import org.junit.jupiter.api.Order;

/** The services have passwords. */
@Order(SharedGuardedStack.PASSWORDS)
class KafkaPasswordsIT extends GuardedKafkaTests {
    KafkaPasswordsIT(GuardedStack stack) {
        super(stack, "by-password.example.com");
    }

    @Override
    Credentials credentials() {
        return stack.passwords();
    }
}
