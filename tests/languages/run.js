// Runs a compiled Pulumi program inline, by the Automation API: no language plugin is needed.
// node run.js <folder> <preview|up|refresh|unprotect|destroy>; settings as JSON on standard input.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");

async function main([folder, operation]) {
    const load = createRequire(path.join(folder, "package.json"));
    const automation = load("@pulumi/pulumi/automation");
    const settings = JSON.parse(readFileSync(0, "utf8"));
    const program = async () => load("./bin/index.js");
    const { LocalWorkspace, PulumiCommand } = automation;
    const stack = await LocalWorkspace.createOrSelectStack(
        { stackName: "dev", projectName: settings.project, program },
        {
            workDir: settings.folder,
            envVars: settings.environment,
            projectSettings: {
                name: settings.project,
                runtime: "nodejs",
                backend: { url: settings.backend },
            },
            pulumiCommand: await PulumiCommand.get({ root: settings.engine }),
        },
    );
    for (const [key, value] of Object.entries(settings.config)) {
        await stack.setConfig(key, { value });
    }
    const done = await (operation === "unprotect" ? unprotect(stack) : stack[operation]());
    const outputs = Object.fromEntries(
        Object.entries(done.outputs ?? {}).map(([name, output]) => [name, output.value]),
    );
    const changes = done.summary?.resourceChanges ?? done.changeSummary;
    process.stdout.write(JSON.stringify({ changes, outputs }));
}

// Lets go of what the components protect, as somebody does who means to destroy it.
async function unprotect(stack) {
    const state = await stack.exportStack();
    for (const resource of state.deployment.resources) {
        resource.protect = false;
    }
    await stack.importStack(state);
    return {};
}

main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
});
