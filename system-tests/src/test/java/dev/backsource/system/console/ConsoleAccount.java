package dev.backsource.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Http;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.UUID;

/** Somebody who signs in to the console. */
public record ConsoleAccount(String name, String password) {
    private static final String PASSWORD = "correct horse battery";

    /** With a role everywhere. */
    static ConsoleAccount make(URI api, String role) {
        var name = role + "-" + UUID.randomUUID().toString().substring(0, 8);
        var answer = Http.sendAsAdministrator(
                HttpMethod.POST,
                URI.create(api + "/accounts"),
                new JsonObject()
                        .put("username", name)
                        .put("password", PASSWORD)
                        .put("mustChangePassword", false)
                        .put("roles", new JsonArray().add(new JsonObject().put("role", role))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new ConsoleAccount(name, PASSWORD);
    }
}
