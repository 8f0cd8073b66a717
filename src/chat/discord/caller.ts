import type { BaseInteraction, Client } from 'discord.js';
import type { Caller } from '../../../commands/command.ts';
import { english } from '../../wording/speaker.ts';
import { cleanLine } from './markup.ts';
import { permissionBits } from './permissions.ts';

/**
 * Who pressed or asked, as commands see them. Managing needs Manage Server in the server the question came from,
 * or the manager role (by id, or by name there).
 */
export function readCaller(interaction: BaseInteraction, managerRole: string | null): Caller {
  const { channelId, user, member } = interaction;
  const nick = member === null ? null : 'displayName' in member ? member.displayName : member.nick;
  const maySetUp = interaction.memberPermissions?.has(permissionBits.manageGuild) === true;
  return {
    platform: 'discord',
    channel: channelId === null ? null : { platform: 'discord', id: channelId },
    userId: user.id,
    userName: cleanLine(nick ?? user.displayName) || user.id,
    mayManage: maySetUp || hasRole(interaction, managerRole),
    ...describeManagers(describeRole(interaction, managerRole)),
    locale: interaction.locale,
  };
}

function rolesOf(interaction: BaseInteraction): string[] {
  const roles = interaction.member?.roles;
  if (roles === undefined) return [];
  return Array.isArray(roles) ? roles : [...roles.cache.keys()];
}

function hasRole(interaction: BaseInteraction, managerRole: string | null): boolean {
  if (managerRole === null || managerRole === '' || interaction.guildId === null) return false;
  const held = rolesOf(interaction);
  // The id of a server is the id of its @everyone role: it must never make everyone a manager.
  if (held.includes(managerRole) && managerRole !== interaction.guildId) return true;
  return held.some(id => id !== interaction.guildId && sameName(roleName(interaction, id), managerRole));
}

function sameName(name: string | null, wanted: string): boolean {
  return name !== null && name.normalize('NFC').toLowerCase() === wanted.normalize('NFC').toLowerCase();
}

function roleName(interaction: BaseInteraction, id: string): string | null {
  return interaction.guild?.roles.cache.get(id)?.name ?? null;
}

/** What the manager role is called; null when there is none. */
function describeRole(interaction: BaseInteraction, managerRole: string | null): string | null {
  if (managerRole === null || managerRole === '') return null;
  return roleName(interaction, managerRole) ?? managerRole;
}

/** Whom to ask for more rights, in English and for other languages. */
function describeManagers(role: string | null): Required<Pick<Caller, 'askWhom' | 'whom'>> {
  return role === null
    ? { askWhom: english('whom.discord'), whom: { key: 'whom.discord', values: {} } }
    : { askWhom: english('whom.discordRole', { role }), whom: { key: 'whom.discordRole', values: { role } } };
}

/**
 * Someone met by what they did, not by an interaction: their rights are looked up. What Discord does not tell counts as no
 * right.
 */
export async function readMember(
  client: Client,
  channelId: string,
  userId: string,
  managerRole: string | null,
): Promise<Caller> {
  const channel = await client.channels.fetch(channelId);
  const guild = channel !== null && 'guild' in channel ? channel.guild : null;
  const member = guild === null ? null : await guild.members.fetch(userId).catch(() => null);
  const permissions =
    member !== null && channel !== null && 'permissionsFor' in channel
      ? channel.permissionsFor(member)
      : null;
  const roles = member === null ? [] : [...member.roles.cache.values()].filter(role => role.id !== guild?.id);
  const wanted = managerRole ?? '';
  const named = roles.find(role => wanted !== '' && (role.id === wanted || sameName(role.name, wanted)));
  const known = wanted === '' ? null : (guild?.roles.cache.get(wanted)?.name ?? wanted);
  return {
    platform: 'discord',
    channel: { platform: 'discord', id: channelId },
    userId,
    userName: cleanLine(member?.displayName ?? '') || userId,
    mayManage: named !== undefined || permissions?.has(permissionBits.manageGuild) === true,
    ...describeManagers(known),
  };
}
