package dev.backsource.system.faults;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;
import dev.backsource.system.ContainersUnderTest;
import java.util.List;
import org.testcontainers.DockerClientFactory;

/** What can befall a container: to stand still, and to be off the network. */
final class ContainerFaults {
    private final DockerClient docker = DockerClientFactory.instance().client();
    private final ContainersUnderTest containers;

    ContainerFaults(ContainersUnderTest containers) {
        this.containers = containers;
    }

    Fault pause(String service) {
        var container = containers.container(service);
        return new Fault(
                "pause " + service,
                () -> docker.pauseContainerCmd(container).exec(),
                () -> docker.unpauseContainerCmd(container).exec());
    }

    /** Off all its networks, and back under its name. */
    Fault disconnect(String service) {
        var container = containers.container(service);
        var networks = List.copyOf(docker.inspectContainerCmd(container)
                .exec()
                .getNetworkSettings()
                .getNetworks()
                .keySet());
        return new Fault(
                "disconnect " + service,
                () -> networks.forEach(network -> docker.disconnectFromNetworkCmd()
                        .withContainerId(container)
                        .withNetworkId(network)
                        .exec()),
                () -> networks.forEach(network -> docker.connectToNetworkCmd()
                        .withContainerId(container)
                        .withNetworkId(network)
                        .withContainerNetwork(new ContainerNetwork().withAliases(service))
                        .exec()));
    }
}
