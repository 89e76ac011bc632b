import type { DataOf } from '../kernel/decider.ts';
import type { RegisterUser } from './register-user.ts';
import type { UserEvent } from './user.events.ts';

type Registered = DataOf<UserEvent, 'UserRegistered'>;

const registered = (over: Partial<Registered>): Registered => ({
  userId: 'user-1',
  email: 'grace@hopper.example',
  name: 'Grace Hopper',
  ...over,
});

export const registerUserCommand = (over: Partial<Registered> = {}): RegisterUser => ({
  type: 'RegisterUser',
  data: registered(over),
});

export const userRegistered = (over: Partial<Registered> = {}): UserEvent => ({
  type: 'UserRegistered',
  data: registered(over),
});
